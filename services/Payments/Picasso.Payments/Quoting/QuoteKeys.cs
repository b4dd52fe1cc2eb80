using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Picasso.EmbeddedStorage;

namespace Picasso.Payments.Quoting;

/// <summary>The keys that sign quotes: from configuration, or generated once and stored in the data directory, readable by this user only.</summary>
internal sealed class QuoteKeys
{
    private const int KeyBytes = 32;
    private const string FileName = "payments-quote-keys";

    // A key in base64 without an id: publishers can pass a secret unchanged, but cannot put an id before it.
    private const string PlainId = "1";

    private readonly Dictionary<string, byte[]> _keys = [];

    /// <exception cref="InvalidOperationException">A configured key is invalid.</exception>
    public QuoteKeys(IOptions<PaymentsOptions> options, DataDirectory data)
    {
        var lines = options.Value.QuoteKeys is { Count: > 0 } configured ? configured : [.. ReadOrMake(data.File(FileName))];
        foreach (var line in lines)
            Add(line);
        Current = Split(lines[0]).Id;
    }

    /// <summary>The id of the key that signs.</summary>
    public string Current { get; }

    /// <summary>A key that verifies; null for an unknown id.</summary>
    public byte[]? Find(string id) => _keys.GetValueOrDefault(id);

    private void Add(string line)
    {
        var key = new byte[KeyBytes];
        var (id, base64) = Split(line);
        if (id.Length == 0 || !id.All(char.IsAsciiLetterOrDigit) || !Convert.TryFromBase64String(base64, key, out var length) || length != KeyBytes)
            throw new InvalidOperationException("A quote key must have the form id:base64, or base64, with 32 bytes.");
        if (!_keys.TryAdd(id, key))
            throw new InvalidOperationException($"Two quote keys have the id {id}.");
    }

    private static (string Id, string Base64) Split(string line) =>
        line.IndexOf(':', StringComparison.Ordinal) is >= 0 and var end ? (line[..end], line[(end + 1)..]) : (PlainId, line);

    private static string[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            // The file is written completely or not at all; of two processes that start together one wins.
            var draft = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
            using (var file = new FileStream(draft, Private()))
            using (var writer = new StreamWriter(file))
                writer.WriteLine($"k1:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))}");
            FirstFile.TryPlace(draft, path);
        }

        return File.ReadAllLines(path);
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
