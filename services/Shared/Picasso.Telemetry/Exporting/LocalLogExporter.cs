using OpenTelemetry;
using OpenTelemetry.Logs;
using Picasso.Telemetry.Storing;

namespace Picasso.Telemetry.Exporting;

/// <summary>Writes log lines in batches to the local store.</summary>
internal sealed class LocalLogExporter(SqliteTelemetryStore store) : BaseExporter<LogRecord>
{
    private const string Template = "{OriginalFormat}";

    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        var rows = new List<LogRow>();
        foreach (var line in batch)
            rows.Add(Row(line));
        return SqliteAttempt.To(() => store.Write(rows));
    }

    private static LogRow Row(LogRecord line) => new()
    {
        At = Microseconds.Of(new DateTimeOffset(line.Timestamp)),
        Level = (int)line.LogLevel,
        Category = line.CategoryName ?? "",
        EventId = line.EventId.Id,
        Message = Message(line),
        Exception = line.Exception?.ToString() ?? "",
        TraceId = line.TraceId == default ? "" : line.TraceId.ToHexString(),
        Details = TagText.Of(Values(line)),
    };

    private static string Message(LogRecord line)
    {
        if (line.FormattedMessage is { } formatted)
            return formatted;
        var text = line.Body ?? "";
        foreach (var (name, value) in line.Attributes ?? [])
            text = text.Replace($"{{{name}}}", value?.ToString(), StringComparison.Ordinal);
        return text;
    }

    private static List<KeyValuePair<string, object?>> Values(LogRecord line)
    {
        var values = (line.Attributes ?? []).Where(value => value.Key != Template).ToList();
        line.ForEachScope(static (scope, all) =>
        {
            foreach (var value in scope)
            {
                if (value.Key is { Length: > 0 } and not Template)
                    all.Add(value);
            }
        }, values);
        return values;
    }
}
