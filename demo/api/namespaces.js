const CONTRACTS = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation';

export const ABSTRACTIONS = `${CONTRACTS}.Abstractions`;
export const REQUEST = `${CONTRACTS}.Request`;
export const RESPONSE = `${CONTRACTS}.Response`;
export const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
