;;; emacs.el: a journey in Emacs, whose client of language servers, Eglot, is not ours, with the lines that the documentation says.  -*- lexical-binding: t -*-
(require 'cl-lib)
(defvar results 0)
(defvar failed nil)

(defun ok (condition name &optional comment)
  (cl-incf results)
  (princ (format "%s %d - %s\n" (if condition "ok" "not ok") results name))
  (unless condition
    (setq failed t)
    (princ (format "# %S\n" comment))))

(defun until (condition)
  (let ((end (+ (float-time) 60)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05)
      (flymake-start))
    (funcall condition)))

(unless (fboundp 'yaml-mode) (define-derived-mode yaml-mode text-mode "YAML"))

(defun messages () (flymake-diagnostics))

(defun change (old new)
  (goto-char (point-min))
  (search-forward old)
  (replace-match new t t)
  (eglot--signal-textDocument/didChange))

(condition-case problem
    (progn
      (load (getenv "RECIPE"))
      (find-file (getenv "JOURNEY"))
      (yaml-mode)
      (setq eglot-sync-connect t)
      (apply #'eglot--connect (eglot--guess-contact))
      (ok (eglot-managed-p) "the lines of the documentation start the server")
      (ok (until (lambda () (cl-some (lambda (one) (string-match "emotoin" (flymake-diagnostic-text one))) (messages)))) "a mistake is shown" (messages))
      (let ((one (cl-find-if (lambda (one) (string-match "emotoin" (flymake-diagnostic-text one))) (messages))))
        (ok (and one (equal (buffer-substring (flymake-diagnostic-beg one) (flymake-diagnostic-end one)) "emotoin")) "where it is" one))
      (change "emotoin" "emotion")
      (ok (until (lambda () (not (cl-some (lambda (one) (string-match "emotoin" (flymake-diagnostic-text one))) (messages))))) "and no longer when it is gone" (messages))
      (search-forward "fru")
      (let ((found (all-completions "fru" (nth 2 (eglot-completion-at-point)))))
        (ok (cl-some (lambda (one) (string-prefix-p "frustrated" one)) found) "feelings are completed" found))
      (change "{title:  Leaves" "{title: Goes")
      (eglot-format-buffer)
      (ok (save-excursion (goto-char (point-min)) (search-forward "title: Goes" nil t)) "the text is formatted" (buffer-string))
      (eglot-shutdown (eglot-current-server))
      (ok t "the session ends"))
  (error (ok nil "the session" problem)))
(princ (format "1..%d\n" results))
(kill-emacs (if failed 1 0))
