printf "| Stage | Actions | Legal |\n|---|---|---|\n| Pay | Pays | GDPR |\n"
