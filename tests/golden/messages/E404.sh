head -c 11000000 /dev/zero >cart.png
printf 'title: Ordering\nphases: {title: Order, image: cart.png}\n'
