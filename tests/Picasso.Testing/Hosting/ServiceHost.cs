using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using MassTransit;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Picasso.Contracts;
using Picasso.EmbeddedStorage;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Authentication.Sessions;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing.Processes;

namespace Picasso.Testing.Hosting;

/// <summary>
/// One or more services over a test server, with real authentication (tokens signed by a test key), the in-process bus
/// and a fresh data directory. Calls between services stay inside: every service name leads back to this server.
/// </summary>
public sealed class ServiceHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _data;
    private readonly bool _ownsData;

    private ServiceHost(WebApplication app, DirectoryInfo data, bool ownsData) => (_app, _data, _ownsData) = (app, data, ownsData);

    public IServiceProvider Services => _app.Services;

    public string DataDirectory => _data.FullName;

    /// <param name="add">Registers the modules under test and any replacement of a registration.</param>
    /// <param name="map">Maps the modules under test, and fakes of the services they call.</param>
    /// <param name="consumers">Consumers of the modules under test.</param>
    /// <param name="dataDirectory">Reuses a directory, as after a restart; null makes a fresh one.</param>
    /// <param name="configuration">More configuration.</param>
    /// <param name="testKeys">Believe <see cref="TestTokens"/> (the usual), or the keys that Users publishes.</param>
    public static async Task<ServiceHost> StartAsync(
        Action<IHostApplicationBuilder> add,
        Action<IEndpointRouteBuilder> map,
        Action<IBusRegistrationConfigurator>? consumers = null,
        string? dataDirectory = null,
        IEnumerable<KeyValuePair<string, string?>>? configuration = null,
        bool testKeys = true)
    {
        var data = dataDirectory is null ? Directory.CreateTempSubdirectory("picasso-test-") : new DirectoryInfo(dataDirectory);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([Quiet.Setting]);
        builder.Configuration.AddInMemoryCollection(
            [new(EmbeddedStorage.DataDirectory.Key, data.FullName), new($"{ServiceKeys.Section}:0", ServiceCredential.Key), .. configuration ?? []]);
        builder.WebHost.UseTestServer();
        builder.AddServiceDefaults().AddTokenAuthentication().AddGrpcServer().AddBus(consumers ?? (_ => { }));
        builder.Services.AddSingleton<DataDirectory>();
        // Fakes stand for the services that are not under test.
        foreach (var name in ServiceNames.All)
            builder.Services.AddServiceIdentity(name);
        builder.Services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(
            provider => new LateServerHandler(provider)));
        add(builder);
        if (testKeys)
        {
            builder.Services.AddSingleton<OpenSessions>().AddSingleton<ISessionStates>(provider => provider.GetRequiredService<OpenSessions>());
            builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
                options.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(TestTokens.Configuration));
        }

        var app = builder.Build();
        // A test server has no connections; its callers are on this machine.
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress ??= System.Net.IPAddress.Loopback;
            return next(context);
        });
        app.UseAuthentication();
        app.UseAuthorization();
        map(app);
        await app.StartAsync();
        return new ServiceHost(app, data, ownsData: dataDirectory is null);
    }

    /// <summary>A client that calls with this token, or anonymously.</summary>
    /// <param name="token">The bearer.</param>
    /// <param name="asService">Whether the call comes with a service credential, as from the web, or directly from outside.</param>
    public T Client<T>(string? token = null, bool asService = true) where T : ClientBase<T>
    {
        var server = _app.GetTestServer().CreateHandler();
        var handler = asService ? ServiceCredential.SignTo(new Uri("http://localhost"), server, Services.GetRequiredService<TimeProvider>()) : server;
        var channel = GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = handler });
        var invoker = channel.Intercept(metadata =>
        {
            if (token is not null)
                metadata.Add("authorization", $"Bearer {token}");
            return metadata;
        });
        return (T)Activator.CreateInstance(typeof(T), invoker)!;
    }

    /// <summary>An HTTP client of the same server that shows this token, or none.</summary>
    public HttpClient HttpClient(string? token = null)
    {
        var client = _app.GetTestClient();
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>The way to the server, for a client of the test's own.</summary>
    public HttpMessageHandler Handler() => _app.GetTestServer().CreateHandler();

    public async ValueTask DisposeAsync()
    {
        // Disposing alone would leave background work running on a folder that is about to go.
        await _app.StopAsync();
        await _app.DisposeAsync();
        // Windows deletes no open file; elsewhere the connections of other hosts, which run beside this one, are left alone.
        if (OperatingSystem.IsWindows())
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsData)
            _data.Delete(recursive: true);
    }
}
