printf "Nothing here\n"
