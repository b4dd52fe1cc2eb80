using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Picasso.EventSourcing;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.EventSourcing.Sqlite;
using Picasso.Kernel;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>How a process comes to this log.</summary>
public sealed class StartTests : OnSimulatedServer
{
    [Theory]
    [InlineData("esdb://somebody:pass-word@host:2113?nodePreference=follower")]
    [InlineData("esdb://somebody:pass-word@host:2113?nodePreference=readonlyreplica")]
    [InlineData("localhost;pass-word")]
    [InlineData("esdb://somebody:pass-word@host:2113?tls=true&tlsCaFile=/nowhere/ca.crt")]
    public void A_connection_string_that_cannot_be_used_ends_the_start_with_a_sentence_without_its_value(string connection)
    {
        var refused = Should.Throw<InvalidConfigurationException>(() => With(connection).AddEventStoreDb());

        refused.Message.ShouldStartWith("ConnectionStrings:eventstore ");
        refused.Message.ShouldNotContain("pass-word");
    }

    [Theory]
    [InlineData("esdb://host:2113?tls=true", "no certificate", "must be a certificate")]
    [InlineData("esdb://host:2113?tls=true", "bm8gY2VydGlmaWNhdGU=", "must be a certificate")]
    [InlineData("esdb://host:2113?tls=false", "bm8gY2VydGlmaWNhdGU=", "tls=false")]
    [InlineData("esdb://host:2113?tls=true&tlsVerifyCert=false", "bm8gY2VydGlmaWNhdGU=", "tlsVerifyCert=false")]
    public void An_authority_that_cannot_be_used_ends_the_start_with_a_sentence_without_its_value(string connection, string authority, string sentence)
    {
        var builder = With(connection);
        builder.Configuration["Picasso:ConnectionAuthorities:eventstore"] = authority;

        var refused = Should.Throw<InvalidConfigurationException>(() => builder.AddEventStoreDb());

        refused.Message.ShouldStartWith("Picasso:ConnectionAuthorities:eventstore ");
        refused.Message.ShouldContain(sentence);
        refused.Message.ShouldNotContain(authority);
    }

    [Fact]
    public async Task A_configured_log_is_used_reports_its_health_and_makes_outages_unavailable()
    {
        var builder = With(Server.ConnectionString);
        using var host = builder.AddEventStoreDb().AddEventStore() is HostApplicationBuilder made ? made.Build() : null!;
        var store = host.Services.GetRequiredService<IEventStore>();

        (await store.ReadEndAsync(default)).ShouldBe(LogPosition.Start);
        (await HealthOf(host)).ShouldBe(HealthStatus.Healthy);
        Server.Fail(Picasso.EventStoreDb.Reference.Simulation.Fault.Refusing);
        var outage = await Should.ThrowAsync<EventStoreUnavailableException>(() => store.ReadEndAsync(default));

        (await HealthOf(host)).ShouldBe(HealthStatus.Degraded);
        host.Services.GetServices<ITransientFaultDetector>().ShouldContain(signs => signs.IsOutage(outage));
    }

    [Fact]
    public async Task A_refused_right_is_answered_as_failed_precondition_and_degrades_health()
    {
        var builder = With(Server.Secure("picasso", "pass-word", Reference.Simulation.SimulatedRights.None));
        using var host = builder.AddEventStoreDb().AddEventStore() is HostApplicationBuilder made ? made.Build() : null!;

        var refused = await Should.ThrowAsync<LogAccessDeniedException>(() => host.Services.GetRequiredService<IEventStore>().ReadEndAsync(default));

        var answer = host.Services.GetServices<ITransientFaultDetector>().Select(signs => signs.AnswerTo(refused)).Single(one => one is not null)!;
        (answer.Kind, answer.Reason).ShouldBe((DomainErrorKind.Conflict, "log_access_denied"));
        (await HealthOf(host)).ShouldBe(HealthStatus.Degraded);
    }

    private static HostApplicationBuilder With(string connection)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:eventstore"] = connection;
        builder.Services.AddLogging();
        return builder;
    }

    private static async Task<HealthStatus> HealthOf(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;
}
