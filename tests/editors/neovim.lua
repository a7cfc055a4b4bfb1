-- Drives Neovim as an author would; prints one line a step, "ok …" or "failed …".
local folder, python = vim.env.CITEKIT_PROJECT, vim.env.CITEKIT_PYTHON

local function check(name, passed, detail)
  io.stdout:write((passed and "ok " or "failed ") .. name .. (passed and "" or ": " .. vim.inspect(detail)) .. "\n")
end

local function wait(name, condition)
  local passed = vim.wait(20000, function()
    return condition() and true or false
  end, 20)
  check(name, passed, "waited in vain")
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

local function goto_words(words, offset)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local start = line:find(words, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { number, start - 1 + (offset or 0) })
      return
    end
  end
  error("no " .. words)
end

local function ask(method, extra)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(0, "utf-16"), extra or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000) or {}
  local _, answer = next(answers)
  return answer and answer.result
end

local function main()
  require("citekit").setup({ cmd = { python, "-m", "citekit", "lsp" } })
  vim.cmd("filetype on")
  vim.cmd("edit " .. folder .. "/text.md")
  vim.bo.filetype = "markdown"
  wait("start", function()
    return require("citekit").client() ~= nil
  end)
  wait("diagnostics come", function()
    return #vim.diagnostic.get(0) == 1
  end)
  check("diagnostic", (vim.diagnostic.get(0)[1] or {}).message:find("unknown2000", 1, true) ~= nil, vim.diagnostic.get(0))

  goto_words("unknown2000", 0)
  local choices = ask("textDocument/completion")
  check("completion", choices and choices.items[1].label == "nye2004soft", choices)

  goto_words("nye2004soft", 3)
  local hover = ask("textDocument/hover")
  check("hover", hover and hover.contents.value:find("Soft Power", 1, true) ~= nil, hover)

  local definition = ask("textDocument/definition")
  check("definition", definition and definition[1].uri:find("refs.bib", 1, true) ~= nil, definition)

  vim.lsp.buf.rename("nye2004power")
  wait("rename", function()
    return text():find("@nye2004power", 1, true)
  end)
  wait("rename in the library", function()
    local buffer = vim.fn.bufnr(folder .. "/refs.bib")
    local lines = buffer > 0 and vim.api.nvim_buf_get_lines(buffer, 0, -1, false) or vim.fn.readfile(folder .. "/refs.bib")
    return table.concat(lines, "\n"):find("@book{nye2004power", 1, true)
  end)
  vim.cmd("silent wall")

  vim.cmd("normal! G")
  vim.cmd("CitekitAdd Keohane, Robert O. After Hegemony. Princeton: Princeton University Press, 1984.")
  wait("paste, add, cite", function()
    return text():find("[@keohane1984after]", 1, true)
  end)
  wait("entry in the library", function()
    vim.cmd("silent checktime")
    local buffer = vim.fn.bufnr(folder .. "/refs.bib")
    local lines = buffer > 0 and vim.api.nvim_buf_get_lines(buffer, 0, -1, false) or vim.fn.readfile(folder .. "/refs.bib")
    return table.concat(lines, "\n"):find("@book{keohane1984after", 1, true)
  end)

  goto_words("unknown2000", 0)
  vim.cmd("normal! ciwnye2009get")
  wait("diagnostics go", function()
    return #vim.diagnostic.get(0) == 0
  end)
end

local passed, failure = pcall(main)
if not passed then
  io.stdout:write("failed script: " .. tostring(failure) .. "\n")
end
vim.cmd("qa!")
