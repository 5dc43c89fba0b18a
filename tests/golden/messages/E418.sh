printf 'library: true\nchannels: [Web]\n'
