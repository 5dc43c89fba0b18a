printf "journey\n  title T\n  %%%% a comment\n  section Pay\n    Pays: 3: Me\n"
