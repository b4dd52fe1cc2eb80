using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>
/// Statements that a store refused because a unique key is taken. Programs count on that answer: who is first decides. Where one does not, the span of the
/// call that failed by it says so. Such a statement is not marked as an error, and leaves as a number at the span above it only: the drivers write the
/// key's value, such as an e-mail address, into what they report.
/// </summary>
internal sealed class TakenKeys : BaseProcessor<Activity>
{
    private const string Documents = "MongoDB.Driver";
    private const string Tables = "MySqlConnector";
    private const string ErrorMessage = "exception.message";
    private const string StatusTag = "db.response.status_code";

    // MySqlErrorCode.DuplicateKeyEntry, which MySqlConnector gives as the description of the error.
    private const string TableKey = "DuplicateKeyEntry";

    // What every message of MongoDB's error 11000 holds.
    private const string DocumentKey = "E11000";
    private const string DocumentKeyCode = "11000";

    // Of an operation whose command found the key taken: the driver says the reason at the command alone then.
    private const string Below = "TakenKeys.Below";

    private static readonly object s_taken = new();

    /// <summary>Whether it is the span of such a statement, once it has ended.</summary>
    public static bool Is(Activity span) => span.GetCustomProperty(nameof(TakenKeys)) is not null;

    public override void OnEnd(Activity data)
    {
        if (data.Status != ActivityStatusCode.Error || !(IsOfTable(data) || IsOfDocument(data)))
            return;
        data.SetStatus(ActivityStatusCode.Unset);
        data.SetCustomProperty(nameof(TakenKeys), s_taken);
        if (data.Source.Name == Documents && data.Parent?.Source.Name == Documents)
            data.Parent.SetCustomProperty(Below, s_taken);
    }

    private static bool IsOfTable(Activity span) => span.Source.Name == Tables && span.StatusDescription == TableKey;

    private static bool IsOfDocument(Activity span) => span.Source.Name == Documents
        && (span.GetCustomProperty(Below) is not null
            || Convert.ToString(span.GetTagItem(StatusTag), CultureInfo.InvariantCulture) == DocumentKeyCode
            || span.TagObjects.Concat(span.Events.SelectMany(error => error.Tags)).Any(IsTakenDocument));

    private static bool IsTakenDocument(KeyValuePair<string, object?> tag) =>
        tag.Key == ErrorMessage && tag.Value is string text && text.Contains(DocumentKey, StringComparison.Ordinal);
}
