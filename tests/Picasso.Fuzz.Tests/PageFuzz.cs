using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Picasso.Fuzz.Tests;

/// <summary>Requests of the web's endpoints, and of the services' own, that no browser would send.</summary>
internal sealed partial class PageFuzz(
    Uri web, IReadOnlyList<Endpoint> endpoints, IReadOnlyList<Actor> actors, Corpus corpus, Findings findings)
{
    private static readonly string[] s_methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "FOO"];

    private static readonly string[] s_parameters =
    [
        "at", "q", "cursor", "order", "category", "currency", "month", "minutes", "ms", "returnUrl", "ReturnUrl", "token", "code", "state", "error", "to", "text",
        "level", "trace", "purchase", "picture", "failed", "again", "joined", "comments", "payments", "page", "size", "name", "v", "x",
    ];

    private readonly RequestHeads _heads = new(corpus);
    private readonly RequestBodies _bodies = new(corpus);

    /// <summary>Makes the request of this number.</summary>
    public async Task RunAsync(int number)
    {
        var took = await SendAsync(number, judge: true);
        if (took > FuzzSettings.Limit)
            findings.Slow($"page {number} {Describe(number)}", () => SendAsync(number, judge: false));
    }

    private async Task<TimeSpan> SendAsync(int number, bool judge)
    {
        var (bytes, head, broken) = Compose(number);
        var began = Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(FuzzSettings.Limit * 3);
        try
        {
            var status = await RawHttp.SendAsync(web, bytes, patience.Token);
            if (judge)
                Judge(status, broken, $"page {number} {head}");
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Judged below, by the time that has passed.
            findings.Count("page without an answer");
        }

        // The server waits a moment for the rest of a request that says it is longer than it is.
        return broken ? TimeSpan.Zero : began.Elapsed;
    }

    private void Judge(int? status, bool broken, string what)
    {
        findings.Count($"page {status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}");
        // 501: a transfer coding that is not known. 503: a part is away or a queue is full. 505: an HTTP version that does not exist.
        if (status is >= 500 and not (501 or 503 or 505) || (status is null && !broken))
            findings.Fault($"HTTP {status}: {what}");
    }

    private string Describe(int number) => Compose(number).Head;

    private (byte[] Bytes, string Head, bool Broken) Compose(int number)
    {
        var random = FuzzSettings.RandomOf("page", number);
        var actor = actors[random.Next(actors.Count)];
        var endpoint = endpoints[number % endpoints.Count];
        var form = actor.Forms.Count > 0 && random.Next(4) == 0 ? actor.Forms[random.Next(actor.Forms.Count)] : null;
        var method = form is not null ? "POST" : random.Next(5) == 0 ? s_methods[random.Next(s_methods.Length)]
            : endpoint.Methods.Count > 0 ? endpoint.Methods[random.Next(endpoint.Methods.Count)] : random.Next(2) == 0 ? "GET" : "POST";
        var target = form is not null ? form.Action.Split('#')[0] : PathOf(endpoint.Pattern, random) + QueryOf(random);
        var body = method is "GET" or "HEAD" && random.Next(10) > 0 ? ([], null) : _bodies.Compose(form, actor, random);
        var (head, broken) = _heads.Compose(method, target, web, actor, body, random);
        byte[] bytes = [.. Encoding.UTF8.GetBytes(head), .. body.Bytes];
        if (random.Next(40) == 0)
            (bytes, broken) = (MessageWriter.Damage(bytes, random), true);
        return (bytes, $"{head.Split("\r\n")[0]} by {actor.Name}", broken);
    }

    private string PathOf(string pattern, Random random)
    {
        var path = Parameters().Replace(pattern, part => part.Value.Contains("**", StringComparison.Ordinal)
            ? string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Encode(corpus.TextFor("id", random), random)))
            : Encode(corpus.TextFor(part.Groups[1].Value + "id", random), random));
        path = path.StartsWith('/') ? path : '/' + path;
        return random.Next(30) == 0 ? path + "/" + Encode(corpus.Text(random), random) : path;
    }

    private string QueryOf(Random random)
    {
        var count = random.Next(10) switch { < 4 => 0, < 9 => random.Next(1, 5), _ => random.Next(20, 200) };
        return count == 0 ? "" : "?" + string.Join('&', Enumerable.Range(0, count).Select(_ => ParameterOf(random)));
    }

    private string ParameterOf(Random random)
    {
        var name = s_parameters[random.Next(s_parameters.Length)];
        // A page waits for a position that is not there yet.
        var value = name == "at" && random.Next(10) > 0 ? "1" : corpus.TextFor(name, random);
        return random.Next(20) == 0 ? name : $"{name}={Encode(value, random)}";
    }

    /// <summary>As it stands in an address: encoded rightly, mostly.</summary>
    private static string Encode(string text, Random random)
    {
        if (random.Next(12) > 0)
            return Uri.EscapeDataString(text.Length > 1500 ? text[..1500] : text);
        return string.Concat(text.Take(300).Where(sign => sign > ' ' && sign != '#' && sign != '\x7f'));
    }

    [GeneratedRegex(@"\{(\**[A-Za-z0-9_]+)[^}]*\}")]
    private static partial Regex Parameters();
}
