/** Stands for the shop's own server, which knows who has signed in and gives a token for them. */
export const session = {
  isSignedIn: false,

  token(): Promise<string> {
    return this.isSignedIn
      ? Promise.resolve('55120938')
      : Promise.reject(new Error('Nobody has signed in.'));
  },
};
