import axios from 'axios';

export const directory = axios.create({ baseURL: 'https://graph.windows.net/contoso.onmicrosoft.com', params: { 'api-version': '1.6' } });
