using System.Text;

namespace Picasso.Fuzz.Tests;

/// <summary>Bodies of requests: forms with other values than people enter, and what is no form at all.</summary>
internal sealed class RequestBodies(Corpus corpus)
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const string Boundary = "----fuzz";
    private const string TokenField = "__RequestVerificationToken";

    private static readonly string[] s_fields =
    [
        "returnUrl", "text", "commentId", "price", "currency", "royalty", "title", "description", "tags", "category", "altText", "uploadId", "size", "theme",
        "Email", "Password", "DisplayName", "DateOfBirth", "Token", "_handler", "purchase", "currency", "month", "file",
    ];

    /// <summary>A body and its type.</summary>
    public (byte[] Bytes, string? Type) Compose(Form? form, Actor actor, Random random) => random.Next(form is null ? 12 : 24) switch
    {
        0 => (corpus.Bytes(random), "application/json"),
        1 => (Encoding.UTF8.GetBytes("{\"a\":" + new string('[', random.Next(1, 2000))), "application/json"),
        2 => (corpus.Bytes(random), null),
        3 => (Noise(random, random.Next(1, 100_000)), "application/octet-stream"),
        4 => (Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 3000).Select(number => $"f{number}=x"))), FormType),
        5 or 6 => (Multipart(form, actor, random), $"multipart/form-data; boundary={(random.Next(8) == 0 ? Line(corpus.Text(random)) : Boundary)}"),
        7 => (Encoding.UTF8.GetBytes("%zz=%ff&=&&a%00=b&" + TokenField), FormType + "; charset=" + (random.Next(2) == 0 ? "utf-7" : "nonsense")),
        _ => (Encoding.UTF8.GetBytes(string.Join('&', Fields(form, actor, random)
            .Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"))), FormType),
    };

    private List<(string Name, string Value)> Fields(Form? form, Actor actor, Random random)
    {
        var fields = form is null
            ? Enumerable.Range(0, random.Next(0, 6)).Select(_ => s_fields[random.Next(s_fields.Length)]).Select(name => (Name: name, Value: corpus.TextFor(name, random)))
            : form.Fields.Where(_ => random.Next(12) > 0).Select(field => (field.Name, Value: IsFixed(field.Name) && random.Next(15) > 0 || random.Next(3) == 0
                ? field.Value : corpus.TextFor(field.Name, random)));
        var list = fields.Where(field => field.Name != TokenField).Select(field => (field.Name, WithoutHalves(field.Value))).ToList();
        // Without its token a form is refused at once; most should get further.
        if (random.Next(10) > 0)
            list.Insert(0, (TokenField, actor.FormToken));
        return list;
    }

    private byte[] Multipart(Form? form, Actor actor, Random random)
    {
        using var body = new MemoryStream();
        foreach (var (name, value) in Fields(form, actor, random))
            body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        body.Write(Encoding.UTF8.GetBytes(
            $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{Line(corpus.Text(random)).Replace('"', '_')}\"\r\nContent-Type: image/jpeg\r\n\r\n"));
        body.Write(Noise(random, random.Next(0, 5_000)));
        if (random.Next(5) > 0)
            body.Write(Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n"));
        return body.ToArray();
    }

    private static bool IsFixed(string name) => name is "_handler" || name.StartsWith("__", StringComparison.Ordinal);

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string WithoutHalves(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Line(string text) => string.Concat(text.Where(sign => sign is not ('\r' or '\n' or '\0')).Take(200));
}
