using System.Net;

namespace OrganizerBot.Web;

/// <summary>A member's browser: it comes from an address of its own, says which language is liked, and sends what browsers send.</summary>
internal sealed class Browser : IDisposable
{
    private static int _addresses;

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public Browser(string language = "en")
    {
        _http.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{Interlocked.Increment(ref _addresses)}");
        _http.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    /// <summary>Opens an address.</summary>
    public async Task<Shown> Opens(Uri address) => await Shown.Of(await _http.GetAsync(address, TestContext.Current.CancellationToken));

    /// <summary>Sends the form with a token, from a page of some site.</summary>
    public async Task<Shown> Sends(Uri address, string token, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await Shown.Of(await _http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>What a browser got.</summary>
/// <param name="Status">The status.</param>
/// <param name="Html">The page.</param>
/// <param name="Headers">The headers of the answer.</param>
internal sealed record Shown(HttpStatusCode Status, string Html, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<Shown> Of(HttpResponseMessage answer)
    {
        using (answer)
        {
            var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            return new Shown(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), headers);
        }
    }
}
