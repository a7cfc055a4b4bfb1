-- citekit in Neovim 0.7 and later: the language server, :CitekitAdd, :CitekitPick, :CitekitRender.
local M = {}

local FILETYPES = {
  "markdown", "quarto", "rmd", "pandoc", "tex", "latex", "plaintex", "typst", "org", "rst", "asciidoc",
  "asciidoctor", "bib",
}
local LANGUAGES = { tex = "latex", plaintex = "latex", rst = "restructuredtext", bib = "bibtex" }
local ROOTS = { "citekit.toml", "_quarto.yml", "myst.yml", "mkdocs.yml", ".git" }

local options = { cmd = { "citekit", "lsp" }, filetypes = FILETYPES, settings = {} }
local client_id

local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  for _, name in ipairs(ROOTS) do
    local found = vim.fn.findfile(name, folder .. ";")
    if found == "" then
      found = vim.fn.finddir(name, folder .. ";")
    end
    if found ~= "" then
      return vim.fn.fnamemodify(found, ":p:h" .. (name == ".git" and ":h" or ""))
    end
  end
  return folder
end

local function config_for(root)
  return {
    name = "citekit",
    cmd = options.cmd,
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
    init_options = options.settings,
    settings = { citekit = options.settings },
    get_language_id = function(_, filetype)
      return LANGUAGES[filetype] or filetype
    end,
    on_exit = function()
      client_id = nil
    end,
  }
end

local function attach(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == "" or vim.bo[buffer].buftype ~= "" then
    return
  end
  if not client_id then
    client_id = vim.lsp.start_client(config_for(root_of(path)))
  end
  if client_id then
    vim.lsp.buf_attach_client(buffer, client_id)
  end
end

-- The client of the buffer, whichever way it was started.
function M.client()
  local clients = vim.lsp.get_clients and vim.lsp.get_clients({ name = "citekit" }) or vim.lsp.get_active_clients()
  for _, client in ipairs(clients) do
    if client.name == "citekit" then
      return client
    end
  end
end

local function execute(command, argument, callback)
  local client = M.client()
  if not client then
    vim.notify("citekit is not running: is it installed? pip install 'citekit[lsp]'", vim.log.levels.ERROR)
    return
  end
  local params = { command = command, arguments = { argument } }
  local function answer(failure, result)
    if failure then
      vim.notify("citekit: " .. (failure.message or vim.inspect(failure)), vim.log.levels.ERROR)
    elseif callback and result ~= vim.NIL then
      callback(result)
    end
  end
  if vim.fn.has("nvim-0.11") == 1 then
    client:request("workspace/executeCommand", params, answer, 0)
  else
    client.request("workspace/executeCommand", params, answer, 0)
  end
end

local function insert(text)
  vim.api.nvim_put({ text }, "c", false, true)
end

-- Add `source` (a reference, an address, a DOI, a page's path; by default what was copied) to
-- the document's library, and put its citation at the cursor.
function M.add(source)
  source = source ~= nil and source ~= "" and source or vim.fn.getreg("+")
  if source == "" then
    source = vim.fn.getreg('"')
  end
  source = vim.trim(source)
  if source == "" then
    vim.notify("citekit: nothing was copied; :CitekitAdd SOURCE takes it directly", vim.log.levels.WARN)
    return
  end
  local path = vim.api.nvim_buf_get_name(0)
  execute("citekit.addAndCite", { path = path, source = source }, function(added)
    insert(added.text)
  end)
end

-- Replace the lines from `first` to `last`, which hold a reference, by its citation.
function M.add_lines(first, last)
  local lines = vim.api.nvim_buf_get_lines(0, first - 1, last, false)
  local path = vim.api.nvim_buf_get_name(0)
  execute("citekit.addAndCite", { path = path, source = vim.trim(table.concat(lines, " ")) }, function(added)
    vim.api.nvim_buf_set_lines(0, first - 1, last, false, { added.text })
  end)
end

-- Choose an entry and cite it.
function M.pick(query)
  local path = vim.api.nvim_buf_get_name(0)
  execute("citekit.search", { path = path, query = query or "" }, function(found)
    local choice = {
      prompt = "Cite",
      format_item = function(one)
        return one.key .. "  " .. one.label .. "  " .. one.title
      end,
    }
    vim.ui.select(found, choice, function(chosen)
      if chosen then
        insert(chosen.cite)
      end
    end)
  end)
end

function M.render()
  execute("citekit.renderBibliography", { path = vim.api.nvim_buf_get_name(0) })
end

function M.setup(given)
  options = vim.tbl_deep_extend("force", options, given or {})
  if vim.fn.has("nvim-0.11") == 1 then
    local config = config_for(vim.fn.getcwd())
    config.root_dir, config.workspace_folders = nil, nil
    config.filetypes, config.root_markers = options.filetypes, ROOTS
    vim.lsp.config("citekit", config)
    vim.lsp.enable("citekit")
  else
    local group = vim.api.nvim_create_augroup("citekit", {})
    vim.api.nvim_create_autocmd("FileType", {
      group = group,
      pattern = options.filetypes,
      callback = function(event)
        attach(event.buf)
      end,
    })
  end
  vim.api.nvim_create_user_command("CitekitAdd", function(call)
    if call.range > 0 then
      M.add_lines(call.line1, call.line2)
    else
      M.add(call.args)
    end
  end, { nargs = "*", range = true, complete = "file", desc = "Add a citation to the library and cite it" })
  vim.api.nvim_create_user_command("CitekitPick", function(call)
    M.pick(call.args)
  end, { nargs = "*", desc = "Choose an entry and cite it" })
  vim.api.nvim_create_user_command("CitekitRender", M.render, { desc = "Render the bibliography below" })
end

return M
