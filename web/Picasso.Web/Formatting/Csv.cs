using System.Buffers;
using System.Globalization;
using System.Text;

namespace Picasso.Web.Formatting;

/// <summary>
/// Lines of comma-separated values after RFC 4180. A text that a spreadsheet would interpret as a formula is prefixed with an apostrophe (OWASP, CSV
/// injection): titles are untrusted input.
/// </summary>
internal static class Csv
{
    private const string End = "\r\n";

    private static readonly SearchValues<char> s_quoted = SearchValues.Create("\",;\t\r\n");

    public static string Line(params IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + End;

    private static string Field(string text)
    {
        var safe = IsNumber(text) ? text : Neutralize(text);
        return safe.AsSpan().IndexOfAny(s_quoted) < 0 && safe == safe.Trim() ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // Amounts are trusted and may be negative.
    private static bool IsNumber(string text) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
        && text.All(char.IsAscii);

    // Spreadsheets in some languages separate cells by semicolon or tab: the text after such a character starts a new cell there, quoted or not.
    private static string Neutralize(string text)
    {
        var safe = new StringBuilder(text.Length + 1);
        var atStart = true;
        for (var at = 0; at < text.Length; at++)
        {
            if (atStart && FormulaSigns.Begin(text.AsSpan(at)))
                safe.Append('\'');
            safe.Append(text[at]);
            atStart = text[at] is ',' or ';' or '\t' or '\r' or '\n' or '|';
        }

        return safe.ToString();
    }
}
