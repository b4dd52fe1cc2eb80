namespace Picasso.Web.Tests;

/// <summary>The stream of changes that an open page reads.</summary>
public sealed class LiveStream : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(20));
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private LiveStream(HttpResponseMessage response, StreamReader lines) => (_response, _lines) = (response, lines);

    public static async Task<LiveStream> OpenAsync(Browser browser)
    {
        var response = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/live"));
        return new LiveStream(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The data of the next event of this name; fails when none comes in time.</summary>
    public async Task<string> NextAsync(string name)
    {
        var current = "";
        while (await _lines.ReadLineAsync(_limit.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                current = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal) && current == name)
                return line["data: ".Length..];
        }

        throw new EndOfStreamException($"The stream ended without an event \"{name}\".");
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
        _limit.Dispose();
    }
}
