/** Stands for the shop's own server, which knows who has signed in and gives a token for them. */
export const session = {
  isSignedIn: false,

  async token() {
    if (!this.isSignedIn) {
      throw new Error('Nobody has signed in.');
    }
    return '55120938';
  },
};
