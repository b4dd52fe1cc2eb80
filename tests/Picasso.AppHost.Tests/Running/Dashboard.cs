using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;

namespace Picasso.AppHost.Tests.Running;

/// <summary>Aspire's dashboard of a run: its resource service, and what telemetry has arrived there.</summary>
internal sealed class Dashboard : IDisposable
{
    // Both answer in their own format; what is asked for here needs no contract.
    private static readonly Marshaller<byte[]> s_bytes = Marshallers.Create(bytes => bytes, bytes => bytes);
    private static readonly Method<byte[], byte[]> s_information =
        new(MethodType.Unary, "aspire.v1.DashboardService", "GetApplicationInformation", s_bytes, s_bytes);
    private static readonly Method<byte[], byte[]> s_resources =
        new(MethodType.ServerStreaming, "aspire.v1.DashboardService", "WatchResources", s_bytes, s_bytes);

    private readonly Uri _pages = Free();
    private readonly Uri _telemetry = Free();
    private readonly Uri _resources = Free();
    private readonly HttpClient _http = new();

    /// <summary>What puts it there: settings of the AppHost. Anybody on this machine may look, for as long as the run takes.</summary>
    public IEnumerable<string> Settings =>
    [
        $"ASPNETCORE_URLS={_pages.GetLeftPart(UriPartial.Authority)}",
        $"ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL={_telemetry.GetLeftPart(UriPartial.Authority)}",
        $"ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL={_resources.GetLeftPart(UriPartial.Authority)}",
        "ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS=true",
        "ASPIRE_ALLOW_UNSECURED_TRANSPORT=true",
        // Else these addresses are not used.
        "DcpPublisher:RandomizePorts=false",
    ];

    /// <summary>Where people open it.</summary>
    public Uri Pages => _pages;

    /// <summary>The traces so far that begin with a span of this name, the latest last.</summary>
    public async Task<List<string>> TracesOfAsync(string name)
    {
        using var answer = await _http.GetAsync(
            new Uri(_pages, "/api/telemetry/spans?resource=web&limit=10000"), TestContext.Current.CancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return [];
        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return
        [
            .. from resource in document.RootElement.GetProperty("data").GetProperty("resourceSpans").EnumerateArray()
               from scope in resource.GetProperty("scopeSpans").EnumerateArray()
               from span in scope.GetProperty("spans").EnumerateArray()
               where span.GetProperty("name").GetString() == name
               select span.GetProperty("traceId").GetString()!,
        ];
    }

    /// <summary>The name of the application from the resource service, as it comes over the wire.</summary>
    public async Task<string> ApplicationAsync()
    {
        using var channel = GrpcChannel.ForAddress(_resources);
        var answer = await channel.CreateCallInvoker().AsyncUnaryCall(
            s_information, null, new CallOptions(deadline: Soon(), cancellationToken: TestContext.Current.CancellationToken), []);
        return Encoding.UTF8.GetString(answer);
    }

    /// <summary>The resources that the resource service sends first, as they come over the wire.</summary>
    public async Task<string> ResourcesAsync()
    {
        using var channel = GrpcChannel.ForAddress(_resources);
        using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(
            s_resources, null, new CallOptions(deadline: Soon(), cancellationToken: TestContext.Current.CancellationToken), []);
        (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
        return Encoding.UTF8.GetString(call.ResponseStream.Current);
    }

    /// <summary>The spans of a trace that have arrived so far: resource and name of each.</summary>
    public async Task<List<(string Resource, string Name)>> SpansOfAsync(string trace)
    {
        using var answer = await _http.GetAsync(new Uri(_pages, $"/api/telemetry/traces/{trace}"), TestContext.Current.CancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return [];
        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return Spans(document.RootElement);
    }

    public void Dispose() => _http.Dispose();

    private static List<(string Resource, string Name)> Spans(JsonElement answer) =>
    [
        .. from resource in answer.GetProperty("data").GetProperty("resourceSpans").EnumerateArray()
           let name = resource.GetProperty("resource").GetProperty("attributes").EnumerateArray()
               .First(attribute => attribute.GetProperty("key").GetString() == "service.name").GetProperty("value").GetProperty("stringValue").GetString()
           from scope in resource.GetProperty("scopeSpans").EnumerateArray()
           from span in scope.GetProperty("spans").EnumerateArray()
           select (name, span.GetProperty("name").GetString()!),
    ];

    private static DateTime Soon() => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(20);

    // Above the ports that systems hand out by themselves: between now and the start the orchestrator takes thirty of those for the services.
    private static Uri Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(61_000, 65_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return new Uri($"http://127.0.0.1:{port}");
            }
            catch (SocketException)
            {
                // Somebody has it: another one.
            }
        }
    }
}
