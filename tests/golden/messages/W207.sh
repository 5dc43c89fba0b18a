printf 'title: T\nphases: [{id: pay, title: Pay, emotion: 1}]\n'
printf 'title: Plan\nphases: [{id: pay, title: Pay, emotion: 2}, {id: invoice, title: Gets an invoice, emotion: 1}]\n' >plan.yaml
