using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Picasso.Web.Hosting;
using Picasso.Web.SigningIn;

namespace Picasso.Web.Components;

/// <summary>Request data for every page, and part of a page, that is rendered on the server only.</summary>
public abstract class PageBase : ComponentBase
{
    private bool _begun;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>The reader; null for a visitor.</summary>
    private protected SessionPerson? Me => SessionPerson.In(Http.User);

    /// <summary>This page's address on the site, as a return address.</summary>
    protected string Here => Http.Request.Path + Http.Request.QueryString;

    /// <summary>Cancelled when the reader disconnects.</summary>
    protected CancellationToken Gone => Http.RequestAborted;

    /// <summary>The minimum log position of this page: that of the reader's own last change.</summary>
    protected ulong At => FormPost.PositionIn(Http.Request.Query["at"]);

    /// <summary>Reads first and renders afterwards: a server-rendered page shows no intermediate state.</summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_begun)
        {
            _begun = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        StateHasChanged();
    }
}
