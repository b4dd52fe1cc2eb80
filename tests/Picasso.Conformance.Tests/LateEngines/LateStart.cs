using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Testing.Processes;

namespace Picasso.Conformance.Tests.LateEngines;

/// <summary>A process that is started before its engine.</summary>
internal sealed class LateStart : IAsyncDisposable
{
    private readonly Warnings _warnings = new();
    private readonly IHost _host;

    public LateStart(Action<IHostApplicationBuilder> add, params (string Key, string Value)[] configuration)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(configuration.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Logging.AddProvider(_warnings);
        add(builder);
        _host = builder.Build();
    }

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the process, then the engine once the process has logged that it is not there, and waits for the process.</summary>
    public async Task WithEngineLaterAsync(string warning, Action startEngine)
    {
        var starting = _host.StartAsync(TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => _warnings.Has(warning), () => $"nothing was logged like: {warning}", TimeSpan.FromMinutes(1));
        startEngine();
        await starting.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(TestContext.Current.CancellationToken);
        _host.Dispose();
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public bool Has(string text) => _lines.Any(line => line.Contains(text, StringComparison.Ordinal));

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                _lines.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
