-- neovim.lua: an author writes a map from nothing in Neovim, with mistakes, and uses what the editor has of the server. Results are TAP.
local cjm, folder = os.getenv('CJM'), os.getenv('FOLDER')
local n, failed = 0, 0

local function ok(condition, name, comment)
  n = n + 1
  io.stdout:write((condition and 'ok ' or 'not ok ') .. n .. ' - ' .. name .. '\n')
  if not condition then
    failed = failed + 1
    if type(comment) == 'function' then comment = comment() end
    io.stdout:write('# ' .. vim.inspect(comment):gsub('\n', '\n# ') .. '\n')
  end
end

-- What is waited for has to come: without it the rest of the session makes no sense.
local function await(condition, name, comment)
  local came = vim.wait(60000, condition, 10)
  ok(came, name, comment)
  if not came then error('the session ends here', 0) end
end

local function run()
  vim.cmd('edit ' .. folder .. '/map.journey.yaml')
  vim.bo.filetype = 'yaml'
  vim.bo.autoindent, vim.bo.indentexpr = false, ''
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({ name = 'cjm', cmd = { cjm, 'lsp' }, root_dir = folder })
  local client = vim.lsp.get_client_by_id(id)
  vim.lsp.buf_attach_client(buffer, id)
  await(function() return client.initialized end, 'the server starts')

  local function lines() return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end
  local function text() return table.concat(lines(), '\n') end
  local function errors() return vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR }) end
  local function now() return { lines(), errors() } end
  local function find(code) return vim.tbl_filter(function(one) return one.code == code end, errors())[1] end
  local function feed(keys) vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'xt', false) end
  local function go(part) -- puts the cursor on a text
    vim.fn.cursor(1, 1)
    vim.fn.search('\\V' .. part, 'c')
  end
  local function ask(method, params)
    params = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, client.offset_encoding), params or {})
    local answer = client.request_sync(method, params, 60000, buffer)
    return answer and answer.result
  end
  local function await_error(code, name)
    await(function() return find(code) end, name, now)
  end
  -- Takes the first quick fix of a message, from the list that Neovim shows.
  local function fix(code)
    local titles
    vim.ui.select = function(items, options, choose)
      titles = vim.tbl_map(options.format_item, items)
      choose(items[1], 1)
    end
    local one, before = find(code), text()
    vim.api.nvim_win_set_cursor(0, { one.lnum + 1, one.col })
    vim.lsp.buf.code_action()
    await(function() return titles and text() ~= before end, code .. ' has a quick fix', now)
    await(function() return not find(code) end, 'after which it is gone', now)
  end
  -- Takes a completion at the end of the last line.
  local function complete(label)
    vim.cmd('normal! G')
    local line = vim.api.nvim_get_current_line()
    local position = { line = #lines() - 1, character = vim.str_utfindex(line) }
    local found = vim.lsp.util.extract_completion_items(ask('textDocument/completion', { position = position }))
    local item = vim.tbl_filter(function(one) return one.label == label end, found)[1]
    ok(item, label .. ' is offered', function() return vim.tbl_map(function(one) return one.label end, found) end)
    if item then vim.lsp.util.apply_text_edits({ item.textEdit }, buffer, client.offset_encoding) end
  end

  feed('ititle: Ordering shoes 👟<CR>phases<CR>  - title: Order<CR>    steps:<CR>      - title: Pays<CR>        emotoin: frustrated<Esc>')
  await_error('missing-colon', 'a mistake is shown')
  fix('missing-colon')
  await_error('unknown-key', 'and then the next one')
  fix('unknown-key')
  ok(text():find('        emotion: frustrated', 1, true), 'the keys are as in the format', lines)

  feed('Go        th<Esc>')
  complete('thoughts')
  feed('GAWhy so late? 👟<CR>        moment: <Esc>')
  complete('truth')
  ok(text():find('        thoughts:\n          - Why so late? 👟\n        moment: truth', 1, true), 'completions are where they belong', lines)
  await(function() return #errors() == 0 end, 'the journey has no errors', now)
  go('moment')
  local hover = ask('textDocument/hover')
  ok(hover and hover.contents.value:find('**moment**', 1, true), 'a key is explained', hover)

  feed('Go        id: pay<CR>      - title: Leaves 👟<CR>        next: {to: pya}<Esc>')
  await_error('unknown-reference', 'an id is misspelt')
  fix('unknown-reference')
  go('pay}')
  vim.lsp.buf.definition()
  await(function() return vim.api.nvim_get_current_line():find('id: pay') end, 'an id leads to its definition', function() return vim.fn.getcurpos() end)
  vim.lsp.buf.rename('checkout')
  await(function() return text():find('id: checkout', 1, true) and text():find('to: checkout', 1, true) end, 'and is renamed everywhere', lines)
  local references = ask('textDocument/references', { context = { includeDeclaration = true } })
  ok(#references == 2, 'it has two places', references)

  local symbols = ask('textDocument/documentSymbol')
  ok(symbols[1].name == 'Order' and #symbols[1].children == 2, 'there is an outline', symbols)
  vim.api.nvim_buf_set_lines(buffer, 0, 1, false, { 'title:     Ordering shoes 👟' })
  vim.lsp.util.apply_text_edits(ask('textDocument/formatting', { options = { tabSize = 2, insertSpaces = true } }), buffer, client.offset_encoding)
  ok(lines()[1] == 'title: Ordering shoes 👟', 'the text is formatted', lines)
  local preview = ask('cjm/preview')
  ok(preview.svg:find('<svg', 1, true) and preview.places[2].id == 'checkout', 'the text is drawn', preview.places)
  vim.cmd('silent write')
  await(function() return #errors() == 0 end, 'what is saved has no errors', now)
  vim.lsp.stop_client(id)
  await(function() return client.is_stopped() end, 'the server ends')
end

local good, problem = pcall(run)
if not good then ok(false, 'the session', problem) end
io.stdout:write('1..' .. n .. '\n')
vim.cmd(failed > 0 and 'cquit 1' or 'qall!')
