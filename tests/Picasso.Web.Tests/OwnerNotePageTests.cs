using System.Net;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Web.Formatting;

namespace Picasso.Web.Tests;

/// <summary>Since the first sale the edit page is for the owner's note, and the creator's words stay.</summary>
public sealed class OwnerNotePageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Account _bo = null!;
    private Contracts.Pictures.Picture _sold = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        var ines = _web.Market.AddPerson("Ines Amaral");
        _bo = _web.Market.AddPerson("Bo Lind");
        _sold = _web.Market.AddPicture(ines, "Morning", minor: null);
        (_sold.OwnerId, _sold.TimesSold) = (_bo.Profile.UserId, 1);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task The_owner_writes_a_note_that_everybody_reads_as_text()
    {
        using var owner = await _web.SignedInAsync(_bo);
        var form = await owner.ReadAsync($"/pictures/{_sold.PictureId}/edit");
        form.ShouldContain("name=\"note\"");
        form.ShouldNotContain("name=\"title\"");
        form.ShouldNotContain($"/pictures/{_sold.PictureId}/delete\"");

        var saved = await owner.SubmitAsync($"/pictures/{_sold.PictureId}/edit", "edit", ("note", "Over my desk <b>since May</b>"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _sold.OwnerNote.ShouldBe("Over my desk <b>since May</b>");
        using var visitor = _web.Visitor();
        var page = await visitor.ReadAsync(PictureText.Path(_sold));
        page.ShouldContain("Over my desk &lt;b&gt;since May&lt;/b&gt;");
        page.ShouldContain("<bdi>Bo Lind</bdi>, owner");
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_explained_at_its_field_and_stays_as_typed()
    {
        using var owner = await _web.SignedInAsync(_bo);
        var refused = await owner.SubmitAsync($"/pictures/{_sold.PictureId}/edit", "edit", ("note", new string('x', 1001)));
        var html = await refused.Content.ReadAsStringAsync();
        html.ShouldContain("id=\"field-note-wrong\"");
        html.ShouldContain(new string('x', 1001));
        _sold.OwnerNote.ShouldBeEmpty();
    }
}
