namespace Picasso.Web.Viewing;

/// <summary>Marks the page of a picture, whose visits are counted. Its route has the picture's id as "Id".</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CountsViewsAttribute : Attribute;
