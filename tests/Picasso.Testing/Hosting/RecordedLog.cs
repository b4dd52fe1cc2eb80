using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Picasso.Testing.Hosting;

/// <summary>Keeps the lines of a log.</summary>
public sealed class RecordedLog<T> : ILogger<T>, ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, formatter(state, exception)));

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose() { }
}
