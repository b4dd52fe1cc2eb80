using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.ServiceDefaults.PublicAddress;

namespace Picasso.Shared.Tests.Hosting;

/// <summary>The public address has no default outside Development, and an unusable one ends the start.</summary>
public class PublicSiteTests
{
    [Fact]
    public void Outside_development_a_missing_address_ends_the_start()
    {
        var refused = Should.Throw<OptionsValidationException>(() => Read("Production", null));
        refused.Message.ShouldContain("`Picasso:PublicUrl` must be the address");
    }

    [Fact]
    public void The_default_of_development_is_logged()
    {
        using var log = new Lines();
        Read("Development", "https://picasso.example", log);
        log.Texts.ShouldBeEmpty();
        Read("Development", null, log);
        log.Texts.ShouldBe(["Picasso:PublicUrl is not set. In Development, links start with http://localhost:5080"]);
    }

    [Fact]
    public void In_development_it_is_this_machine() => Read("Development", null).Root.ShouldBe(new Uri("http://localhost:5080/"));

    [Fact]
    public void A_blank_address_is_none()
    {
        Read("Development", "").Root.ShouldBe(new Uri("http://localhost:5080/"));
        Should.Throw<OptionsValidationException>(() => Read("Production", ""));
    }

    [Theory]
    [InlineData("market.example")]
    [InlineData("ftp://picasso.example")]
    [InlineData("https://picasso.example/shop")]
    [InlineData("https://picasso.example/?a=b")]
    [InlineData("https://user@market.example")]
    [InlineData("http://[")]
    public void An_unusable_address_ends_the_start_and_is_not_repeated(string address)
    {
        var refused = Should.Throw<OptionsValidationException>(() => Read("Development", address));
        refused.Message.ShouldNotContain(address);
    }

    [Theory]
    [InlineData("https://picasso.example")]
    [InlineData("https://picasso.example/")]
    [InlineData("http://localhost:8080")]
    public void Pages_are_absolute_on_it(string address)
    {
        var site = Read("Production", address);
        site.Absolute("/pictures/1").ShouldBe($"{address.TrimEnd('/')}/pictures/1");
        site.Link("verify-email", "a b").AbsoluteUri.ShouldBe($"{address.TrimEnd('/')}/verify-email?token=a%20b");
        site.IsHttps.ShouldBe(address.StartsWith("https", StringComparison.Ordinal));
    }

    private static PublicSite Read(string environment, string? address, ILoggerProvider? log = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment, DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("Picasso:PublicUrl", address)]);
        builder.Services.AddPublicSite().AddPublicSite();
        if (log is not null)
            builder.Logging.AddProvider(log);
        using var host = builder.Build();
        return host.Services.GetRequiredService<PublicSite>();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Add(formatter(state, exception));

        public void Dispose() => Texts.Clear();
    }
}
