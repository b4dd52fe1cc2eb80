using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Localization;

namespace Picasso.Web.SiteTexts;

/// <summary>
/// Gives the texts of the installation: each from its file, if there is one, otherwise as it is built in. An installation that has a text of its own in
/// English only, <c>terms.md</c> without <c>terms.de.md</c>, shows it in every language: what is built in would say something else. A file that changes is
/// read again; one that cannot be used ends the start, and later leaves what was shown before and an error in the log.
/// </summary>
internal sealed partial class SiteTextReader(IOptions<SiteTextOptions> options, ILogger<SiteTextReader> logger) : IHostedService
{
    /// <summary>The size of the largest file, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ConcurrentDictionary<(string Name, string Language), Kept> _kept = new();

    /// <summary>The text of this name, one of <see cref="SiteText.Names"/>, in a language.</summary>
    public async ValueTask<SiteText> GetAsync(string name, Language language, CancellationToken cancellationToken)
    {
        var (source, version) = SourceOf(name, language);
        var key = (name.ToLowerInvariant(), language.Tag);
        if (_kept.TryGetValue(key, out var kept) && kept.Source == source && kept.Version == version)
            return kept.Text;
        SiteText text;
        try
        {
            text = await ReadAsync(source, version, cancellationToken);
        }
        catch (Exception fault) when (kept is not null && IsOfFile(fault))
        {
            Unusable(fault, PathOf(source), fault.Message);
            text = kept.Text;
        }

        _kept[key] = new Kept(source, version, text);
        return text;
    }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Operator.Length == 0 || options.Value.Email.Length == 0)
            Unnamed(SiteTextOptions.Section);
        foreach (var name in SiteText.Names)
        {
            foreach (var language in SiteLanguages.All)
                await CheckAsync(name, language, cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CheckAsync(string name, Language language, CancellationToken cancellationToken)
    {
        try
        {
            await GetAsync(name, language, cancellationToken);
        }
        catch (Exception fault) when (IsOfFile(fault))
        {
            throw new InvalidOperationException(
                $"The text {PathOf(SourceOf(name, language).Source)} of `{SiteTextOptions.Section}:{nameof(SiteTextOptions.Texts)}` cannot be used. {fault.Message}", fault);
        }
    }

    private static bool IsOfFile(Exception fault) => fault is IOException or UnauthorizedAccessException or FormatException or DecoderFallbackException;

    private async Task<SiteText> ReadAsync(Source source, FileVersion? version, CancellationToken cancellationToken)
    {
        if (version is null)
            return SiteTextMarkdown.Read(source.Name, source.Language, await BuiltInAsync(source, cancellationToken), options.Value);
        if (version.Length > MostBytes)
            throw new FormatException($"It is larger than {MostBytes / 1024} KiB.");
        return SiteTextMarkdown.Read(source.Name, source.Language, await File.ReadAllTextAsync(PathOf(source), s_strict, cancellationToken), options.Value);
    }

    private static async Task<string> BuiltInAsync(Source source, CancellationToken cancellationToken)
    {
        await using var stream = typeof(SiteTextReader).Assembly.GetManifestResourceStream(source.File)
            ?? throw new InvalidOperationException($"The text {source.File} is not in the program.");
        using var reader = new StreamReader(stream, s_strict);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    // The installation's file of the language, or else its English one, or else what is built in.
    private (Source Source, FileVersion? Version) SourceOf(string name, Language language)
    {
        var (own, english) = (new Source(name.ToLowerInvariant(), language), new Source(name.ToLowerInvariant(), SiteLanguages.English));
        if (options.Value.Texts.Length == 0)
            return (own, null);
        if (VersionOf(own) is { } version)
            return (own, version);
        return VersionOf(english) is { } other ? (english, other) : (own, null);
    }

    private FileVersion? VersionOf(Source source)
    {
        var file = new FileInfo(PathOf(source));
        return file.Exists ? new FileVersion(file.LastWriteTimeUtc, file.Length) : null;
    }

    private string PathOf(Source source) => Path.Combine(options.Value.Texts, source.File);

    [LoggerMessage(Level = LogLevel.Error, Message = "The text {Path} cannot be used, and what was shown before is shown on: {Problem}")]
    private partial void Unusable(Exception fault, string path, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Section}:Operator or {Section}:Email is not set: the imprint, the terms and the privacy text do not say who runs this site.")]
    private partial void Unnamed(string section);

    private sealed record FileVersion(DateTime Written, long Length);

    private sealed record Source(string Name, Language Language)
    {
        public string File => Language == SiteLanguages.English ? $"{Name}.md" : $"{Name}.{Language.Tag}.md";
    }

    private sealed record Kept(Source Source, FileVersion? Version, SiteText Text);
}
