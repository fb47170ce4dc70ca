/** The name of the channel between the windows of a site. */
export const WINDOWS_CHANNEL = 'client-leads.sign-in';
