printf "| Stage | Actions |\n|---|---|\n| Pay | Pays |\n"
