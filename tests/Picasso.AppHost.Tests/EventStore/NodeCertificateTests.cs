using System.Net;
using System.Security.Authentication;
using Aspire.Hosting;
using Picasso.AppHost.Engines;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.Kernel;
using Picasso.Testing;

namespace Picasso.AppHost.Tests.EventStore;

/// <summary>The certificates of EventStoreDB, between those who make them and those who check them.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class NodeCertificateTests
{
    private static readonly NodeCertificate s_certificate = NodeCertificate.Make(TimeProvider.System.GetUtcNow(), []);
    private static readonly NodeCertificate s_other = NodeCertificate.Make(TimeProvider.System.GetUtcNow(), ["127.0.0.1"]);

    [Fact]
    public async Task A_service_connects_to_a_server_with_the_certificate_of_its_authority()
    {
        await using var server = await SecureServer.StartAsync(s_certificate);

        (await AnswerAsync(Connection("localhost", server.Port), s_certificate.Authority)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_service_refuses_a_server_whose_certificate_another_authority_signed()
    {
        await using var server = await SecureServer.StartAsync(s_certificate);

        await RefusedAsync(Connection("localhost", server.Port), s_other.Authority);
    }

    [Fact]
    public async Task A_service_refuses_a_server_of_another_name_although_its_authority_signed_the_certificate()
    {
        await using var server = await SecureServer.StartAsync(s_certificate);

        // No certificate for usual hosts names an address.
        await RefusedAsync(Connection("127.0.0.1", server.Port), s_certificate.Authority);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", false)]
    public async Task The_file_of_an_authority_is_checked_in_the_same_way(string host, bool isAccepted)
    {
        await using var server = await SecureServer.StartAsync(s_certificate);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Convert.FromBase64String(s_certificate.Authority), TestContext.Current.CancellationToken);
        try
        {
            var connection = $"{Connection(host, server.Port)}&tlsCaFile={file}";
            if (isAccepted)
                (await AnswerAsync(connection, authority: null)).ShouldBe(HttpStatusCode.NoContent);
            else
                await RefusedAsync(connection, authority: null);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_certificate_is_also_made_for_further_names()
    {
        await using var server = await SecureServer.StartAsync(s_other);

        (await AnswerAsync(Connection("127.0.0.1", server.Port), s_other.Authority)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public void The_command_prints_the_values_of_a_deployment_and_nothing_else()
    {
        using var output = new StringWriter();

        CertificateCommand.TryRun(["certificates", "log.example"], output).ShouldBeTrue();

        var values = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        values.Keys.ShouldBe(["EVENTSTORE_AUTHORITY", "EVENTSTORE_CERTIFICATE"]);
        CertificateTrust.Read(values["EVENTSTORE_AUTHORITY"]).ShouldHaveSingleItem().Subject.ShouldBe("CN=Picasso EventStoreDB authority");
        CertificateTrust.Read(values["EVENTSTORE_CERTIFICATE"]).ShouldHaveSingleItem().MatchesHostname("log.example").ShouldBeTrue();
        CertificateCommand.TryRun(["--operation", "publish"], output).ShouldBeFalse();
    }

    [Fact]
    public void A_generated_value_holds_both_and_a_damaged_one_says_what_to_do()
    {
        var (authority, node) = NodeCertificateDefault.Read(new NodeCertificateDefault(TimeProvider.System).GetDefaultValue());

        CertificateTrust.Read(authority).ShouldHaveSingleItem().Subject.ShouldBe(CertificateTrust.Read(node).ShouldHaveSingleItem().Issuer);
        Should.Throw<DistributedApplicationException>(() => NodeCertificateDefault.Read("damaged")).Message.ShouldContain("delete it");
    }

    private static string Connection(string host, int port) => $"esdb://somebody:pass-word@{host}:{port}?tls=true";

    // As the client connects: with the handler of the adapter's settings, by HTTP/2.
    private static async Task<HttpStatusCode> AnswerAsync(string connection, string? authority)
    {
        var settings = EventStoreDbConnectionString.Read(connection, authority);
        using var client = new HttpClient(settings.CreateHttpMessageHandler.ShouldNotBeNull()());
        var address = new UriBuilder("https", new Uri(connection).Host, new Uri(connection).Port, "/health/live").Uri;
        using var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task RefusedAsync(string connection, string? authority) =>
        (await Should.ThrowAsync<HttpRequestException>(() => AnswerAsync(connection, authority))).InnerException.ShouldBeOfType<AuthenticationException>();
}
