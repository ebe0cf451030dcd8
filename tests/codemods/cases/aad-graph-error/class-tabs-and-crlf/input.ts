import axios, { type AxiosInstance } from "axios";

export class Directory {
	private readonly http: AxiosInstance = axios.create({ baseURL: "https://graph.microsoft.com/v1.0" });

	async find(id: string) {
		try {
			return (await this.http.get(`/users/${id}`)).data;
		} catch (error: any) {
			// gone or never there
			if (error.response.data["odata.error"].code === "Request_ResourceNotFound") return undefined;
			throw error;
		}
	}
}
