using System.CommandLine;
using Picasso.Standalone;

var root = new RootCommand("Picasso: the marketplace for original pictures and their copyright, in one process.");
var options = new CommandLineOptions(root);
root.SetAction((arguments, cancellationToken) => Marketplace.RunAsync(options.Read(arguments), cancellationToken));
return await root.Parse(args).InvokeAsync();
