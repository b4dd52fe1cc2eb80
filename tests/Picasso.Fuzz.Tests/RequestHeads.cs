using System.Globalization;
using System.Text;

namespace Picasso.Fuzz.Tests;

/// <summary>Heads of requests: the usual headers, and those that programs read and may stumble over.</summary>
internal sealed class RequestHeads(Corpus corpus)
{
    private static readonly string[] s_headers =
    [
        "Accept", "Accept-Language", "Accept-Encoding", "Range", "If-Range", "If-None-Match", "If-Modified-Since", "Origin", "Referer", "User-Agent",
        "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "X-Client-Address", "Authorization", "Stripe-Signature", "traceparent",
        "tracestate", "baggage", "Content-Encoding", "Content-Language", "Expect", "Upgrade", "Cookie", "RequestVerificationToken", "blazor-enhanced-nav",
        "X-Requested-With", "X-HTTP-Method-Override", "Sec-WebSocket-Key", "Last-Event-ID", "Cache-Control", "Pragma", "Prefer", "Via", "TE", "DNT",
    ];

    private static readonly string[] s_values =
    [
        "*/*", "application/json", "text/html", "text/event-stream", "bytes=0-9", "bytes=-1", "bytes=9-0", "bytes=0-0,1-1,2-2", "bytes=99999999999999999999-",
        "chunks=1", "\"x\"", "W/\"x\"", "*", "Sat, 29 Nov 2026 01:02:03 GMT", "yesterday", "null", "https://evil.example", "127.0.0.1", "::1", "1.2.3.4, 5.6.7.8",
        "for=\"[::1]:x\";proto=https", "Bearer x", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "Basic ????", "t=NaN", "t=1,v1=00", "t=99999999999999999999,v1=0",
        "00-00000000000000000000000000000000-0000000000000000-00", "gzip", "br;q=x", "100-continue", "websocket", "h2c", "true", "de-DE,*;q=9", "zz", "-1", "NaN",
    ];

    /// <summary>A head for this body, and whether it is broken in a way that a server need not answer.</summary>
    public (string Head, bool Broken) Compose(
        string method, string target, Uri server, Actor actor, (byte[] Bytes, string? Type) body, Random random)
    {
        var head = new StringBuilder();
        var broken = false;
        head.Append(CultureInfo.InvariantCulture, $"{method} {target} HTTP/1.1\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Host: {(random.Next(25) == 0 ? Line(corpus.Text(random)) : server.Authority)}\r\nConnection: close\r\n");
        if (CookiesOf(actor, random) is { Length: > 0 } cookies)
            head.Append(CultureInfo.InvariantCulture, $"Cookie: {cookies}\r\n");
        for (var extra = random.Next(3) == 0 ? random.Next(1, 5) : 0; extra > 0; extra--)
            head.Append(CultureInfo.InvariantCulture, $"{s_headers[random.Next(s_headers.Length)]}: {ValueOf(random)}\r\n");
        if (body.Type is not null)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {body.Type}\r\n");
        if (body.Bytes.Length > 0 || method is "POST" or "PUT" or "PATCH")
            broken = AddLength(head, body.Bytes.Length, random);
        return (head.Append("\r\n").ToString(), broken);
    }

    private static bool AddLength(StringBuilder head, int length, Random random)
    {
        var (line, broken) = random.Next(60) switch
        {
            0 => ("Transfer-Encoding: chunked", true),
            1 => ("Transfer-Encoding: bogus", true),
            2 => ("Content-Length: -1", true),
            3 => ("Content-Length: 99999999999999999999", true),
            4 => (string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length + 100}"), true),
            5 => (string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\nContent-Length: 1"), true),
            _ => (string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}"), false),
        };
        head.Append(CultureInfo.InvariantCulture, $"{line}\r\n");
        return broken;
    }

    private string CookiesOf(Actor actor, Random random) => random.Next(20) switch
    {
        0 => "",
        1 => Line(corpus.Text(random)),
        2 when actor.Cookies.Length > 0 => actor.Cookies[..random.Next(actor.Cookies.Length)],
        3 => string.Join("; ", Enumerable.Range(0, 60).Select(number => $"c{number}={random.Next()}")),
        4 => $"{actor.Cookies}; picasso.theme={Line(corpus.Text(random))}; picasso.said=x; picasso.session=x",
        _ => actor.Cookies,
    };

    private string ValueOf(Random random) => random.Next(3) > 0 ? s_values[random.Next(s_values.Length)] : Line(corpus.Text(random));

    // A line break would end the header; servers refuse other control characters by themselves.
    private static string Line(string text) => string.Concat(text.Where(sign => sign is not ('\r' or '\n' or '\0')).Take(2000));
}
