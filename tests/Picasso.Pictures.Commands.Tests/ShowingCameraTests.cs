using System.Text;
using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.ObjectStorage;
using Picasso.Pictures;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Testing;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Camera data is kept only for pictures whose creators show it, and of the file nothing else.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class ShowingCameraTests(PicturesHost pictures) : IClassFixture<PicturesHost>
{
    private static readonly CameraData s_usual = new("NIKON Z 6II", "NIKKOR Z 35mm f/1.8 S", 4_000_000, 280, 400, 350, "2025-05-12T14:30");

    private readonly string _ada = NewPerson();

    [Fact]
    public async Task An_upload_keeps_it_only_when_its_creator_shows_it()
    {
        var hidden = await pictures.Upload(_ada, CameraFiles.With(NewSeed(), CameraFiles.Usual));
        var shown = await Upload(CameraFiles.With(NewSeed(), CameraFiles.Usual), true);

        (hidden.CameraShown, shown.CameraShown).ShouldBe((false, true));
        (await CameraOf(hidden.PictureId)).ShouldBeNull();
        (await CameraOf(shown.PictureId)).ShouldBe(s_usual);
        (await Stored(hidden.PictureId)).ShouldNotContain("NIKON");
        var stored = await Stored(shown.PictureId);
        stored.ShouldContain("NIKON");
        foreach (var secret in (string[])[CameraFiles.Secret, "52/1", "+09:00", "GPS", "serial"])
            stored.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public async Task A_draft_keeps_it_likewise()
    {
        var ada = new Resuming(pictures, _ada);
        var header = Header();
        header.ShowCamera = true;
        header.UploadId = await ada.Arrived(CameraFiles.With(NewSeed(), CameraFiles.Usual));

        (await ada.Publish(header)).CameraShown.ShouldBeTrue();
        (await ada.Publish(header)).CameraShown.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_without_any_says_so_and_is_published_all_the_same()
    {
        var uploaded = await Upload(CameraFiles.With(NewSeed(), ("ifd2-FNumber", "0/1"), ("ifd2-ISOSpeedRatings", "0")), true);
        uploaded.CameraShown.ShouldBeFalse();
        (await ReasonOf(() => Show(uploaded.PictureId))).ShouldBe("camera_not_found");
    }

    [Fact]
    public async Task It_is_shown_and_hidden_later_from_the_original()
    {
        var id = (await pictures.Upload(_ada, CameraFiles.With(NewSeed(), CameraFiles.Usual))).PictureId;

        var first = await Show(id);
        (await CameraOf(id)).ShouldBe(s_usual);
        (await Show(id)).Position.ShouldBe(first.Position);
        await Show(id, false);
        (await CameraOf(id)).ShouldBeNull();
        await Show(id);
        (await CameraOf(id)).ShouldBe(s_usual);
        (await pictures.History(id)).Verdict.IsIntact.ShouldBeTrue();
        pictures.StagedFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_original_nothing_is_found()
    {
        var id = (await pictures.Upload(_ada, CameraFiles.With(NewSeed(), CameraFiles.Usual))).PictureId;
        await pictures.Objects.DeleteAsync(Bucket.Originals, (await pictures.History(id)).State.Original!.Key, CancellationToken.None);

        (await ReasonOf(() => Show(id))).ShouldBe("camera_not_found");
        (await Show(id, false)).Position.ShouldBeGreaterThan(0UL);
    }

    [Fact]
    public async Task A_damaged_original_has_nothing_to_say()
    {
        var id = (await pictures.Upload(_ada, CameraFiles.With(NewSeed(), CameraFiles.Usual))).PictureId;
        using var damaged = new MemoryStream(new byte[2_000]);
        await pictures.Objects.PutAsync(Bucket.Originals, (await pictures.History(id)).State.Original!.Key, damaged, "image/jpeg", CancellationToken.None);

        (await ReasonOf(() => Show(id))).ShouldBe("camera_not_found");
    }

    [Fact]
    public async Task A_stranger_learns_nothing_of_the_file()
    {
        var id = (await pictures.Upload(_ada, CameraFiles.With(NewSeed(), CameraFiles.Usual))).PictureId;
        (await ReasonOf(async () => await pictures.As(NewPerson()).ShowCameraAsync(new ShowCameraRequest { PictureId = id, Show = true }))).ShouldBe("not_owner");
        (await ReasonOf(async () => await pictures.As(_ada).ShowCameraAsync(new ShowCameraRequest { PictureId = NewPerson(), Show = true }))).ShouldBe("picture_not_found");
        (await ReasonOf(async () => await pictures.As(_ada).ShowCameraAsync(new ShowCameraRequest { PictureId = "x", Show = true }))).ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData("CameraReadsPerPerson")]
    [InlineData("CameraReadsPerAddress")]
    public async Task A_file_is_not_read_without_end(string limit)
    {
        await using var limited = await new PicturesHost().With(limit, 2).StartAsync();
        var id = (await limited.Upload(_ada)).PictureId;
        for (var i = 0; i < 2; i++)
            (await ReasonOf(() => ShowAsync(_ada, true))).ShouldBe("camera_not_found");

        (await ReasonOf(() => ShowAsync(limit == "CameraReadsPerPerson" ? _ada : NewPerson(), true))).ShouldBe("too_many_camera_reads");
        // Hiding reads nothing.
        await ShowAsync(_ada, false);

        async Task ShowAsync(string person, bool show) => await limited.As(person).ShowCameraAsync(
            new ShowCameraRequest { PictureId = id, Show = show }, new Metadata { { ClientAddress.Header, "203.0.113.7" } });
    }

    private Task<UploadResponse> Upload(byte[] file, bool shows)
    {
        var header = Header();
        header.ShowCamera = shows;
        return pictures.Upload(_ada, file, header: header);
    }

    private async Task<CommandResponse> Show(string id, bool show = true) =>
        await pictures.As(_ada).ShowCameraAsync(new ShowCameraRequest { PictureId = id, Show = show });

    private async Task<CameraData?> CameraOf(string id) => (await pictures.History(id)).State.Camera;

    private async Task<string> Stored(string id) =>
        string.Concat((await pictures.History(id)).Entries.Select(entry => Encoding.UTF8.GetString(entry.Recorded.Data.Span)));
}
