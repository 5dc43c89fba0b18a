printf 'title: Gew\374hnlich\nphases: Order\n'
