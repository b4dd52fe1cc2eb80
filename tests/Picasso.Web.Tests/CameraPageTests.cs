using System.Net;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Web.Formatting;
using Picasso.Web.Uploading;

namespace Picasso.Web.Tests;

/// <summary>How a photo was taken is shown on its page when its creator has chosen so, and nowhere else.</summary>
public sealed class CameraPageTests(SharedWeb shared) : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web = shared.Web;

    [Fact]
    public async Task It_is_shown_in_the_words_of_photographers_with_the_size_that_always_is()
    {
        var picture = _web.Market.AddPicture(_web.Market.AddPerson("Ines Amaral"), "Morning", minor: null);
        using var visitor = _web.Visitor();
        var before = await visitor.ReadAsync(PictureText.Path(picture));
        before.ShouldContain("1.5 MP");
        before.ShouldNotContain("class=\"camera\"");

        picture.Camera = FakeMarket.NewCamera();
        picture.Camera.Lens = "عدسة <b>";
        _web.Market.Change(picture);

        var page = await visitor.ReadAsync(PictureText.Path(picture));
        foreach (var fact in (string[])["<dd dir=\"auto\">NIKON Z 6</dd>", "&lt;b&gt;</dd>", "<bdi>1/250 s</bdi>", "<bdi>f/2.8</bdi>", "<bdi>ISO 400</bdi>", "<bdi>35 mm</bdi>"])
            page.ShouldContain(fact);
        page.ShouldContain("<time datetime=\"2025-05-12T14:30\">12 May 2025, 14:30</time>");
    }

    [Fact]
    public async Task Only_what_is_known_is_shown()
    {
        var picture = _web.Market.AddPicture(_web.Market.AddPerson("Ines Amaral"), "Noon", minor: null);
        picture.Camera = new Camera { Iso = 100 };
        using var visitor = _web.Visitor();
        var page = await visitor.ReadAsync(PictureText.Path(picture));
        page.ShouldContain("ISO 100");
        foreach (var absent in (string[])["Shutter", "Aperture", "Lens", "Taken", "Focal length"])
            page.ShouldNotContain($"<dt>{absent}</dt>");
    }

    [Fact]
    public async Task Its_creator_shows_and_hides_it_on_the_edit_page()
    {
        var ines = _web.Market.AddPerson("Ines Amaral");
        var picture = _web.Market.AddPicture(ines, "Evening", minor: null);
        using var creator = await _web.SignedInAsync(ines);
        var edit = $"/pictures/{picture.PictureId}/edit";
        (await creator.ReadAsync(edit)).ShouldContain("Show camera data");

        var shown = await ChooseAsync(creator, picture, "true");
        shown.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        shown.Headers.Location!.ToString().ShouldStartWith($"{edit}?at=");
        var page = await creator.ReadAsync(edit);
        page.ShouldContain("Everyone can now see the camera data.");
        page.ShouldContain("1/250 s");
        page.ShouldContain("Hide camera data");

        await ChooseAsync(creator, picture, "false");
        picture.Camera.ShouldBeNull();
        (await creator.ReadAsync(edit)).ShouldContain("The camera data is no longer shown.");
    }

    [Fact]
    public async Task After_the_first_sale_nothing_is_to_be_chosen()
    {
        var bo = _web.Market.AddPerson("Bo Lind");
        var picture = _web.Market.AddPicture(_web.Market.AddPerson("Ines Amaral"), "Night", minor: null);
        (picture.OwnerId, picture.TimesSold) = (bo.Profile.UserId, 1);
        using var owner = await _web.SignedInAsync(bo);
        (await owner.ReadAsync($"/pictures/{picture.PictureId}/edit")).ShouldNotContain("/camera");
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public async Task An_upload_shows_it_when_that_was_chosen_and_says_when_the_file_has_none(bool isChosen, bool hasNone, bool isShown)
    {
        var ines = _web.Market.AddPerson("Ines Amaral");
        using var creator = await _web.SignedInAsync(ines);
        _web.Market.FilesHaveNoCamera = hasNone;
        var page = await creator.ReadAsync("/upload");
        page.ShouldContain("name=\"showCamera\" value=\"true\" aria-describedby");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Browser.Hidden(Browser.FormWith(page, "data-upload")).Append(("title", "Chosen")))
            content.Add(new StringContent(value), $"\"{name}\"");
        if (isChosen)
            content.Add(new StringContent("true"), "\"showCamera\"");
        content.Add(new ByteArrayContent([1, 2, 3]), "\"file\"", "\"picture.jpg\"");
        var sent = await creator.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/upload/send") { Content = content });
        _web.Market.FilesHaveNoCamera = false;

        var shown = await creator.ReadAsync(sent.Headers.Location!.ToString());
        shown.Contains("class=\"camera\"", StringComparison.Ordinal).ShouldBe(isShown);
        shown.Contains("The file has no camera data", StringComparison.Ordinal).ShouldBe(hasNone);
    }

    [Fact]
    public async Task A_file_without_any_is_explained_on_the_edit_page()
    {
        var ines = _web.Market.AddPerson("Ines Amaral");
        var picture = _web.Market.AddPicture(ines, "Dawn", minor: null);
        using var creator = await _web.SignedInAsync(ines);
        _web.Market.FilesHaveNoCamera = true;
        await ChooseAsync(creator, picture, "true");
        _web.Market.FilesHaveNoCamera = false;
        (await creator.ReadAsync($"/pictures/{picture.PictureId}/edit")).ShouldContain("This file has no camera data.");
        picture.Camera.ShouldBeNull();
    }

    [Fact]
    public async Task The_form_of_a_draft_publishes_the_choice()
    {
        var ines = _web.Market.AddPerson("Ines Amaral");
        using var creator = await _web.SignedInAsync(ines);
        var id = Kernel.Ids.New(TimeProvider.System);
        var upload = new FakeUpload(3, "camera dHJ1ZQ==");
        upload.Bytes.Write([1, 2, 3]);
        _web.Market.Pending[(ines.Profile.UserId, id)] = upload;
        var page = await creator.ReadAsync($"/me/studio/{id}");
        page.ShouldContain("name=\"showCamera\" value=\"true\" checked");
        await creator.PostAsync("/upload/publish", [.. Browser.Hidden(Browser.FormWith(page, "/upload/publish")), ("title", "Of a draft"), ("showCamera", "true")]);
        _web.Market.Pictures.Single(picture => picture.Details.Title == "Of a draft").Camera.ShouldNotBeNull();
    }

    private static async Task<HttpResponseMessage> ChooseAsync(Browser creator, Picture picture, string show)
    {
        var form = Browser.FormWith(await creator.ReadAsync($"/pictures/{picture.PictureId}/edit"), "/camera\"");
        Browser.Hidden(form).ShouldContain(("show", show));
        return await creator.PostAsync($"/pictures/{picture.PictureId}/camera", Browser.Hidden(form));
    }

    [Theory]
    [InlineData("camera dHJ1ZQ==", true)]
    [InlineData("camera ZmFsc2U=", false)]
    [InlineData("title QQ==", false)]
    public void A_draft_remembers_what_was_chosen_for_all(string metadata, bool isChosen) =>
        PendingDraft.Of(new PendingUpload { UploadId = "u", Metadata = metadata }).Words.ShowCamera.ShouldBe(isChosen);
}
