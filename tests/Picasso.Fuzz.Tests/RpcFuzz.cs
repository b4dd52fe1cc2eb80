using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf.Reflection;

namespace Picasso.Fuzz.Tests;

/// <summary>Calls of RPCs with messages, frames and headers that no client library would send.</summary>
internal sealed class RpcFuzz(Uri services, IReadOnlyList<Actor> actors, Corpus corpus, Findings findings) : IDisposable
{
    private static readonly string[] s_contentTypes =
        ["application/grpc", "application/grpc+proto", "application/grpc+json", "application/grpc-web", "application/json", "text/plain", "application/grpc; x"];

    private static readonly string[] s_timeouts = ["1n", "1m", "0S", "-1S", "abc", "", "99999999H", "999999999999S", "1", "S"];

    private readonly MessageWriter _messages = new(corpus);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, EnableMultipleHttp2Connections = true, AutomaticDecompression = DecompressionMethods.None,
    });

    public void Dispose() => _http.Dispose();

    /// <summary>Makes the call of this number.</summary>
    public async Task RunAsync(int number)
    {
        var rpc = Surface.Rpcs[number % Surface.Rpcs.Count];
        var took = await CallAsync(rpc, number, judge: true);
        if (took > FuzzSettings.Limit)
            findings.Slow($"rpc {number} {rpc.FullName}", () => CallAsync(rpc, number, judge: false));
    }

    private async Task<TimeSpan> CallAsync(MethodDescriptor rpc, int number, bool judge)
    {
        var random = FuzzSettings.RandomOf("rpc", number);
        var actor = actors[random.Next(actors.Count)];
        using var request = Compose(rpc, actor, random);
        var began = Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(FuzzSettings.Limit * 3);
        try
        {
            using var answer = await _http.SendAsync(request, patience.Token);
            await answer.Content.CopyToAsync(Stream.Null, patience.Token);
            if (judge)
                Judge(answer, $"rpc {number} {rpc.FullName} by {actor.Name}");
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // A stream without a deadline lasts until its reader leaves.
            findings.Count(rpc.IsServerStreaming ? "rpc left by its reader" : "rpc without an answer");
            return rpc.IsServerStreaming ? TimeSpan.Zero : began.Elapsed;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // A refused frame resets its stream; a crash shows in the process itself.
            findings.Count("rpc reset");
        }

        return began.Elapsed;
    }

    private void Judge(HttpResponseMessage answer, string what)
    {
        var status = StatusOf(answer);
        findings.Count($"rpc {(int)answer.StatusCode}/{status ?? "-"}");
        if ((int)answer.StatusCode >= 500)
            findings.Fault($"HTTP {(int)answer.StatusCode}: {what}");
        if (status is "2" or "13" or "15")
            findings.Fault($"status {status} {MessageOf(answer)}: {what}");
    }

    private HttpRequestMessage Compose(MethodDescriptor rpc, Actor actor, Random random)
    {
        var odd = random.Next(6) == 0;
        var request = new HttpRequestMessage(
            odd && random.Next(5) == 0 ? HttpMethod.Get : HttpMethod.Post, new Uri(services, $"/{rpc.Service.FullName}/{rpc.Name}"))
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Frames(rpc, random)),
        };
        if (request.Method == HttpMethod.Get)
            request.Content = null;
        else
            request.Content!.Headers.TryAddWithoutValidation("content-type", odd ? s_contentTypes[random.Next(s_contentTypes.Length)] : "application/grpc");
        request.Headers.TryAddWithoutValidation("te", "trailers");
        // What streams for ever ends so; so does what waits for a position.
        request.Headers.TryAddWithoutValidation("grpc-timeout", odd && random.Next(3) == 0 ? s_timeouts[random.Next(s_timeouts.Length)]
            : rpc.IsServerStreaming ? "300m" : "4S");
        AddHeaders(request.Headers, actor, odd, random);
        return request;
    }

    private void AddHeaders(HttpRequestHeaders headers, Actor actor, bool odd, Random random)
    {
        if (actor.Authorization is { } bearer)
            headers.TryAddWithoutValidation("authorization", odd && random.Next(4) == 0 ? bearer[..random.Next(bearer.Length)] : bearer);
        if (!odd)
            return;
        if (random.Next(4) == 0)
            headers.TryAddWithoutValidation("grpc-encoding", random.Next(2) == 0 ? "gzip" : "bogus");
        if (random.Next(4) == 0)
            headers.TryAddWithoutValidation("x-client-address", Printable(corpus.Text(random)));
        if (random.Next(4) == 0)
            headers.TryAddWithoutValidation("traceparent", random.Next(2) == 0 ? "00-0-0-0" : Printable(corpus.Text(random)));
        if (random.Next(4) == 0)
            headers.TryAddWithoutValidation("some-bin", "***");
    }

    private byte[] Frames(MethodDescriptor rpc, Random random)
    {
        using var body = new MemoryStream();
        var messages = rpc.IsClientStreaming ? random.Next(0, 5) : random.Next(40) switch { 0 => 0, 1 => 2, _ => 1 };
        for (; messages > 0; messages--)
            AddFrame(body, random.Next(800) == 0 ? new byte[5 << 20] : _messages.Write(rpc.InputType, random), random);
        var bytes = body.ToArray();
        return random.Next(25) == 0 ? MessageWriter.Damage(bytes, random) : bytes;
    }

    private static void AddFrame(MemoryStream body, byte[] message, Random random)
    {
        Span<byte> prefix = stackalloc byte[5];
        prefix[0] = random.Next(40) switch { 0 => 1, 1 => 2, _ => 0 };
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], random.Next(40) switch { 0 => message.Length + random.Next(1, 100), 1 => -1, _ => message.Length });
        body.Write(prefix);
        body.Write(message);
    }

    private static string Printable(string text) => string.Concat(text.Where(sign => sign is >= ' ' and < '\x7f').Take(500));

    private static string? StatusOf(HttpResponseMessage answer) => ValueOf(answer, "grpc-status");

    private static string? MessageOf(HttpResponseMessage answer) => ValueOf(answer, "grpc-message");

    private static string? ValueOf(HttpResponseMessage answer, string name) =>
        answer.TrailingHeaders.TryGetValues(name, out var trailing) ? trailing.First()
        : answer.Headers.TryGetValues(name, out var leading) ? leading.First() : null;
}
