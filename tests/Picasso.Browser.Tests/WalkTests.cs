namespace Picasso.Browser.Tests;

public sealed class VisitorWalkTests(Browser browser, FilledSite site) : WalkSuite(browser, site, Reader.Visitor);

public sealed class BuyerWalkTests(Browser browser, FilledSite site) : WalkSuite(browser, site, Reader.Buyer);

public sealed class SellerWalkTests(Browser browser, FilledSite site) : WalkSuite(browser, site, Reader.Seller);

public sealed class WordyWalkTests(Browser browser, FilledSite site) : WalkSuite(browser, site, Reader.Wordy);

public sealed class OperatorWalkTests(Browser browser, FilledSite site) : WalkSuite(browser, site, Reader.Operator);

public sealed class SitePagesTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Fact]
    public void The_list_has_pages_of_every_kind()
    {
        site.Pages.ShouldContain(one => one.Route == "/explore" && !one.NeedsAccount);
        site.Pages.ShouldContain(one => one.Route == "/me/sales" && one.NeedsAccount && !one.NeedsOperator);
        site.Pages.ShouldContain(one => one.Route == "/operations/payments" && one.NeedsOperator);
    }
}
