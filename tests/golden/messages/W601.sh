printf "journey\n  title T\n  section Pay\n    Pays: good: Me\n"
