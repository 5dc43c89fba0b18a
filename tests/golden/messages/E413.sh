mkdir pictures
printf 'title: T\nextends: pictures\nphases: A\n'
