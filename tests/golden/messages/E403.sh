echo 'no picture' >cart.png; printf 'title: Ordering\nphases: {title: Order, image: cart.png}\n'
