printf 'touchpoint,csat\npay,4\n' >numbers.csv
printf 'title: Ordering\ndata: numbers.csv\nmetrics: [{id: csat, title: CSAT}]\nphases: [{id: pay, title: Pay}]\n'
