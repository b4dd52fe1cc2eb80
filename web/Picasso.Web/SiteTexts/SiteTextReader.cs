using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Picasso.Web.SiteTexts;

/// <summary>
/// Gives the texts of the installation: each from its file, if there is one, otherwise as it is built in. A file that changes is read again; one that cannot be
/// used ends the start, and later leaves what was shown before and an error in the log.
/// </summary>
internal sealed partial class SiteTextReader(IOptions<SiteTextOptions> options, ILogger<SiteTextReader> logger) : IHostedService
{
    /// <summary>The size of the largest file, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text of this name, one of <see cref="SiteText.Descriptions"/>.</summary>
    public async ValueTask<SiteText> GetAsync(string name, CancellationToken cancellationToken)
    {
        var version = VersionOf(name);
        if (_kept.TryGetValue(name, out var kept) && kept.Version == version)
            return kept.Text;
        SiteText text;
        try
        {
            text = await ReadAsync(name, version, cancellationToken);
        }
        catch (Exception fault) when (kept is not null && IsOfFile(fault))
        {
            Unusable(fault, PathOf(name), fault.Message);
            text = kept.Text;
        }

        _kept[name] = new Kept(version, text);
        return text;
    }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Operator.Length == 0 || options.Value.Email.Length == 0)
            Unnamed(SiteTextOptions.Section);
        foreach (var name in SiteText.Descriptions.Keys)
        {
            try
            {
                await GetAsync(name, cancellationToken);
            }
            catch (Exception fault) when (IsOfFile(fault))
            {
                throw new InvalidOperationException($"The text {PathOf(name)} of `{SiteTextOptions.Section}:{nameof(SiteTextOptions.Texts)}` cannot be used. {fault.Message}", fault);
            }
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsOfFile(Exception fault) => fault is IOException or UnauthorizedAccessException or FormatException or DecoderFallbackException;

    private async Task<SiteText> ReadAsync(string name, FileVersion? version, CancellationToken cancellationToken)
    {
        if (version is null)
            return SiteTextMarkdown.Read(name, await BuiltInAsync(name, cancellationToken), options.Value);
        if (version.Length > MostBytes)
            throw new FormatException($"It is larger than {MostBytes / 1024} KiB.");
        return SiteTextMarkdown.Read(name, await File.ReadAllTextAsync(PathOf(name), s_strict, cancellationToken), options.Value);
    }

    private static async Task<string> BuiltInAsync(string name, CancellationToken cancellationToken)
    {
        await using var stream = typeof(SiteTextReader).Assembly.GetManifestResourceStream($"{name.ToLowerInvariant()}.md")
            ?? throw new InvalidOperationException($"The text {name} is not in the program.");
        using var reader = new StreamReader(stream, s_strict);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private FileVersion? VersionOf(string name)
    {
        if (options.Value.Texts.Length == 0)
            return null;
        var file = new FileInfo(PathOf(name));
        return file.Exists ? new FileVersion(file.LastWriteTimeUtc, file.Length) : null;
    }

    private string PathOf(string name) => Path.Combine(options.Value.Texts, $"{name.ToLowerInvariant()}.md");

    [LoggerMessage(Level = LogLevel.Error, Message = "The text {Path} cannot be used, and what was shown before is shown on: {Problem}")]
    private partial void Unusable(Exception fault, string path, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Section}:Operator or {Section}:Email is not set: the imprint, the terms and the privacy text do not say who runs this site.")]
    private partial void Unnamed(string section);

    private sealed record FileVersion(DateTime Written, long Length);

    private sealed record Kept(FileVersion? Version, SiteText Text);
}
