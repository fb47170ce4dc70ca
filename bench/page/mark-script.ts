/** Runs immediately before the contestant's script. */
performance.mark('script');
