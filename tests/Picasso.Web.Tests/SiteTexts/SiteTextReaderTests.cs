using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Localization;
using Picasso.Testing.Hosting;
using Picasso.Web.SiteTexts;

namespace Picasso.Web.Tests.SiteTexts;

/// <summary>Texts of an installation in a folder of its own.</summary>
public sealed class SiteTextReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-texts-");
    private readonly RecordedLog<SiteTextReader> _log = new();
    private readonly SiteTextReader _texts;
    private int _written;

    public SiteTextReaderTests() =>
        _texts = new SiteTextReader(Options.Create(new SiteTextOptions { Operator = "Ada", Email = "ada@example.com", Texts = _folder.FullName }), _log);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_replaces_the_text_of_its_name_as_soon_as_it_is_there_and_until_it_is_gone()
    {
        (await TitleAsync("terms")).ShouldBe("Terms of use");

        Write("terms.md", "# Our terms");
        (await TitleAsync("terms")).ShouldBe("Our terms");
        Write("terms.md", "# Our new terms");
        (await TitleAsync("TERMS")).ShouldBe("Our new terms");
        (await TitleAsync("privacy")).ShouldBe("Privacy");

        File.Delete(Path.Combine(_folder.FullName, "terms.md"));
        (await TitleAsync("terms")).ShouldBe("Terms of use");
    }

    public static TheoryData<string, byte[]> Unusable => new()
    {
        { "no heading", "words"u8.ToArray() },
        { "not UTF-8", [(byte)'#', (byte)' ', 0xff, 0xfe] },
        { "too large", Encoding.UTF8.GetBytes("# Terms\n\n" + new string('x', SiteTextReader.MostBytes)) },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_file_that_cannot_be_used_changes_nothing_and_is_logged_once(string why, byte[] content)
    {
        Write("terms.md", "# Our terms");
        await TitleAsync("terms");

        Write("terms.md", content);

        (await TitleAsync("terms")).ShouldBe("Our terms", why);
        (await TitleAsync("terms")).ShouldBe("Our terms", why);
        _log.Lines.Count(line => line.Level == LogLevel.Error).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task The_start_ends_with_the_name_of_a_file_that_cannot_be_used(string why, byte[] content)
    {
        Write("imprint.md", content);

        var fault = await Should.ThrowAsync<InvalidOperationException>(() => _texts.StartAsync(default));

        fault.Message.ShouldContain("imprint.md", Case.Sensitive, why);
        fault.Message.ShouldContain("Picasso:Site:Texts", Case.Sensitive, why);
    }

    [Fact]
    public async Task Every_text_of_the_program_can_be_shown() => await _texts.StartAsync(default);

    [Fact]
    public async Task An_installations_own_text_is_shown_in_all_languages_that_it_has_no_other_text_for()
    {
        (await TitleAsync("terms", SiteLanguages.German)).ShouldBe("Nutzungsbedingungen");

        Write("terms.md", "# Our terms");
        (await TitleAsync("terms", SiteLanguages.German)).ShouldBe("Our terms");
        (await _texts.GetAsync("terms", SiteLanguages.German, default)).Language.ShouldBe(SiteLanguages.English);
        (await TitleAsync("privacy", SiteLanguages.German)).ShouldBe("Datenschutz");

        Write("terms.de.md", "# Unsere Bedingungen");
        (await TitleAsync("terms", SiteLanguages.German)).ShouldBe("Unsere Bedingungen");
        (await TitleAsync("terms", SiteLanguages.Arabic)).ShouldBe("Our terms");
        (await TitleAsync("terms")).ShouldBe("Our terms");
    }

    private async Task<string> TitleAsync(string name, Language? language = null) => (await _texts.GetAsync(name, language ?? SiteLanguages.English, default)).Title;

    private void Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    // Two versions within one tick of the file system's clock differ by their length or not at all; this test writes them apart.
    private void Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddMinutes(++_written));
    }
}
