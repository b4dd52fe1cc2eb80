using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.OptionsValidation.Naming;
using Picasso.ServiceDefaults.Settings;

namespace Picasso.Domain.Tests.Configuration;

/// <summary>Settings that moved into the root section are still read where they were.</summary>
public sealed class FormerNameTests
{
    private const string Secret = "hush-3f9c";

    [Theory]
    [InlineData("Payments:Relay:Lease")]
    [InlineData("Users:Operators:0")]
    [InlineData("Mail:Smtp:Password")]
    [InlineData("Web:Secrets:0")]
    [InlineData("Telemetry:Enabled")]
    [InlineData("mail:smtp:host")]
    public void A_former_name_is_read_under_the_root(string former) => Read([(former, "value")])[$"Picasso:{former}"].ShouldBe("value");

    [Fact]
    public void A_variable_of_the_environment_is_read_under_the_root()
    {
        var prefix = $"PICASSO_TEST_{Guid.NewGuid():N}_";
        Environment.SetEnvironmentVariable($"{prefix}Payments__FeeBasisPoints", "250");
        try
        {
            new ConfigurationBuilder().AddEnvironmentVariables(prefix).PrepareSettings().Build()["Picasso:Payments:FeeBasisPoints"].ShouldBe("250");
        }
        finally
        {
            Environment.SetEnvironmentVariable($"{prefix}Payments__FeeBasisPoints", null);
        }
    }

    [Fact]
    public void A_password_under_its_former_name_completes_a_connection_string() =>
        Read([("ConnectionStrings:rabbitmq", "amqp://guest:<password>@broker"), ("ConnectionPasswords:rabbitmq", "secret")])
            .GetConnectionString("rabbitmq").ShouldBe("amqp://guest:secret@broker");

    [Fact]
    public void Different_values_under_both_names_end_the_start_with_both_names()
    {
        var refused = Should.Throw<InvalidConfigurationException>(
            () => Read([("Payments:Stripe:SecretKey", Secret)], [("Picasso:Payments:Stripe:SecretKey", "other")]));

        refused.Message.ShouldBe("Payments:Stripe:SecretKey and Picasso:Payments:Stripe:SecretKey are both set, to different values: "
            + "remove the first, which is the former name of the second.");
        refused.Message.ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("", "1")]
    [InlineData("1", " ")]
    public void The_same_value_and_a_blank_one_are_no_contradiction(string former, string current) =>
        Read([("Payments:FeeBasisPoints", former), ("Picasso:Payments:FeeBasisPoints", current)])["Picasso:Payments:FeeBasisPoints"].ShouldBe("1");

    [Fact]
    public void A_former_name_overrides_a_default_of_the_program() =>
        new ConfigurationBuilder().Add(new DefaultSettings([new("Picasso:Mail:ShowBox", "true")])).AddInMemoryCollection([new("Mail:ShowBox", "false")])
            .PrepareSettings().Build()["Picasso:Mail:ShowBox"].ShouldBe("false");

    [Fact]
    public void A_default_that_overrides_a_file_overrides_a_former_name_in_it() =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Mail:ShowBox", "false")]).Add(new DefaultSettings([new("Picasso:Mail:ShowBox", "true")]))
            .PrepareSettings().Build()["Picasso:Mail:ShowBox"].ShouldBe("true");

    [Fact]
    public void What_was_set_since_stays_set()
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("Mail:Smtp:Host", "mail")]).AddEnvironmentVariables().PrepareSettings();
        configuration["Picasso:DataDirectory"] = "folder";

        new ServiceCollection().WarnOfFormerNames(configuration.PrepareSettings());

        configuration["Picasso:DataDirectory"].ShouldBe("folder");
        configuration["Picasso:Mail:Smtp:Host"].ShouldBe("mail");
    }

    [Fact]
    public async Task Each_former_name_is_warned_of_once_without_its_value()
    {
        var lines = await WarningsAsync(new ConfigurationBuilder().AddInMemoryCollection(
            [new("Payments:Stripe:SecretKey", Secret), new("Mail:Smtp:Host", "mail"), new("Picasso:Uploads:MaxBytes", "1"), new("Users:Operators:0", "")]));

        lines.Count.ShouldBe(2);
        lines.ShouldContain(line => line.Contains("Payments:Stripe:SecretKey is now Picasso:Payments:Stripe:SecretKey", StringComparison.Ordinal));
        lines.ShouldAllBe(line => !line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Current_names_cause_no_warning() =>
        (await WarningsAsync(new ConfigurationBuilder().AddInMemoryCollection([new("Picasso:Payments:FeeBasisPoints", "1"), new("Mail", "/var/mail/ada")])))
        .ShouldBeEmpty();

    private static IConfigurationRoot Read(params (string Key, string Value)[][] sources) => sources
        .Aggregate<(string Key, string Value)[], IConfigurationBuilder>(
            new ConfigurationBuilder(),
            (builder, values) => builder.AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))))
        .PrepareSettings().PrepareSettings().Build();

    private static async Task<IReadOnlyCollection<string>> WarningsAsync(IConfigurationBuilder configuration)
    {
        using var log = new WarningLog();
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log));
        services.WarnOfFormerNames(configuration.PrepareSettings().PrepareSettings());
        await using var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
        return log.Warnings;
    }

    private sealed class WarningLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Warnings { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Warnings.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
